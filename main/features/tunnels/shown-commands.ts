import type { ServiceFacts } from '../../gateway/service-facts.ts';

type TunnelVerb = 'up' | 'down' | 'restart';
type ServiceVerb = 'start' | 'stop' | 'restart';

export interface ShownTunnel {
  readonly dialect: 'ipsec' | 'swanctl';
  readonly connection: string;
  readonly child: string;
}

/** What the gateway will be told, for the review. The operation itself hands the name over as an argument. */
export function tunnelCommand(verb: TunnelVerb, { dialect, connection, child }: ShownTunnel): string {
  const down = dialect === 'ipsec' ? `ipsec down '${connection}[*]'` : `swanctl --terminate --ike '${connection}'`;
  const up =
    dialect === 'ipsec' ? `ipsec up '${connection}'` : `swanctl --initiate --child '${child}' --ike '${connection}'`;
  return { up, down, restart: `${down}\n${up}` }[verb];
}

export function serviceCommand(verb: ServiceVerb, { manager, name }: Pick<ServiceFacts, 'manager' | 'name'>): string {
  const service = name ?? 'strongswan';
  switch (manager) {
    case 'systemd':
      return `systemctl ${verb} ${service}`;
    case 'openrc':
      return `rc-service ${service} ${verb}`;
    case 'upstart':
      return `service ${service} ${verb}`;
    case 'sysv':
      return `/etc/init.d/${service} ${verb}`;
    case 'none':
      return `ipsec ${verb}`;
  }
}
