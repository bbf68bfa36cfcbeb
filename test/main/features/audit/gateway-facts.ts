import { GatewayFacts } from '../../../../contract/domain/gateway-facts.ts';

/** A gateway in good order with nothing on it. */
export function gatewayFacts(): GatewayFacts {
  return GatewayFacts.parse({
    readAt: '2026-01-01T00:00:00.000Z',
    hostName: 'gw',
    os: { name: 'Debian', version: '12', kernel: '6.1.0', architecture: 'x86_64' },
    strongswan: {
      product: 'strongswan',
      version: '5.9.8',
      dialect: 'swanctl',
      confDirectory: '/etc',
      swanctlDirectory: '/etc/swanctl',
    },
    service: { name: 'strongswan', manager: 'systemd', isRunning: true, startsAtBoot: true },
    login: 'netadmin',
    sudo: 'without-password',
    interfaces: [],
    insideSubnets: [],
    routes: [],
    outside: { localAddress: '198.51.100.7', isBehindNat: false },
    forwarding: true,
    reversePath: [],
    kernel: { hasEsp: true, hasMarks: true, hasXfrmInterface: true },
    firewall: { kind: 'none', masquerade: [], dropsByDefault: false, forwardDropsByDefault: false, rules: [] },
    clock: { offsetSeconds: 0, isSynchronised: true },
    connections: [],
    marksInUse: [],
    tools: [],
    leftovers: [],
    unread: [],
  });
}
