import type { DeployWorld } from '../../../main/gateway/deploy-world.ts';
import type { DefinedConnection } from '../../../main/strongswan/config-file.ts';

/** A sound gateway with one foreign tunnel, in the dialect of ipsec.conf. */
export function aWorld(changes: Partial<DeployWorld> = {}): DeployWorld {
  const foreign = aConnection('foreign', '203.0.113.12', '10.30.0.0/24');
  return {
    tool: 'ipsec',
    confDirectory: '/etc',
    swanctlDirectory: '/etc/swanctl',
    hasIpsecD: true,
    hasConfD: true,
    version: '5.9.8',
    otherProduct: null,
    kernel: '6.1.0-28-amd64',
    service: {
      manager: 'systemd',
      name: 'strongswan-starter.service',
      dialect: 'ipsec',
      startsAtBoot: true,
      isActive: true,
    },
    isRunning: true,
    tools: ['nft', 'sha256sum', 'readlink', 'setsid', 'swanctl'],
    plugins: ['openssl', 'stroke'],
    files: [
      aFile('conf', '/etc/ipsec.conf', 'conn foreign\n'),
      aFile('secrets', '/etc/ipsec.secrets', ': PSK ••••\n', '600'),
      {
        ...aFile('swanctl', '/etc/swanctl/swanctl.conf', 'include conf.d/*.conf\n'),
        includes: ['/etc/swanctl/conf.d/*.conf'],
      },
    ],
    ownFiles: [],
    defined: { ipsec: [foreign], swanctl: [] },
    ipsecDefaults: {},
    loaded: [foreign],
    sas: { ikeSas: [], childSas: [] },
    marksInUse: [],
    gate: { code: 0, text: '' },
    lockedBy: null,
    ...changes,
  };
}

export function aConnection(name: string, peer: string, remoteSubnet: string): DefinedConnection {
  return {
    name,
    file: '/etc/ipsec.conf',
    isLoaded: true,
    localAddresses: ['198.51.100.7'],
    remoteAddresses: [peer],
    children: [
      { name, localSubnets: ['192.168.10.0/24'], remoteSubnets: [remoteSubnet], marks: [], isSeparate: false },
    ],
  };
}

export function aFile(
  kind: 'conf' | 'secrets' | 'swanctl',
  path: string,
  text: string,
  mode = '644',
): DeployWorld['files'][number] {
  return { kind, path, text, mode, owner: '0:0', hash: 'x', includes: [] };
}
