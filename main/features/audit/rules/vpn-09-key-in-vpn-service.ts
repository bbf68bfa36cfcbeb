import { judgeConnections } from './judge-connections.ts';
import { fact, fail, notApplicable, pass, unknown } from './outcome.ts';
import { wellArchitected } from './references.ts';
import type { Rule } from './rule.ts';
import { noTunnels, tunnelOption } from './tunnel-options.ts';

export const vpn09KeyInVpnService: Rule = {
  id: 'VPN-09',
  title: 'The pre-shared key is kept in the VPN service',
  severity: 'medium',
  why: 'With standard storage everybody who may describe VPN connections reads the key: AWS’s read-only policies include that.',
  failsWhen: 'a tunnel has a pre-shared key in standard storage. Certificates have none.',
  remedy:
    'Change PreSharedKeyStorage to SecretsManager with ModifyVpnTunnelOptions, one tunnel at a time: it interrupts the tunnel.',
  references: [wellArchitected('SEC02-BP03')],
  judge: (world) =>
    judgeConnections(world, () => (connection) => {
      if (connection.tunnels.length === 0) return noTunnels();
      const kept = connection.tunnels.flatMap(({ outsideAddress, keyStorage }, index) =>
        keyStorage === 'standard'
          ? [fact(`Tunnel ${outsideAddress}`, 'Standard', tunnelOption(index, 'PreSharedKeyArn (absent)'))]
          : [],
      );
      if (kept.length > 0) return fail('The key can be read with ec2:DescribeVpnConnections', kept);
      if (connection.tunnels.some(({ keyStorage }) => keyStorage === null)) {
        return unknown('AWS does not tell where the key is kept');
      }
      return connection.tunnels.every(({ keyStorage }) => keyStorage === 'certificate')
        ? notApplicable('The tunnels use certificates')
        : pass('The key is in Secrets Manager');
    }),
};
