/** One connection to act on, as the review showed it. Types, not interfaces: they go into the journal as JSON. */
export type TunnelStepInput = {
  readonly gatewayId: string;
  readonly gatewayName: string;
  readonly connection: string;
  readonly dialect: 'ipsec' | 'swanctl';
  /** The connection that takes over meanwhile, and was up at the review. */
  readonly standIn: string | null;
  /** The SAs at the review, as `name[number]`: a restart ends them. */
  readonly sas: readonly string[];
  readonly command: string;
  readonly undoCommand: string;
};

export type ServiceStepInput = {
  readonly gatewayId: string;
  readonly gatewayName: string;
  readonly manager: 'systemd' | 'upstart' | 'sysv' | 'openrc' | 'none';
  readonly service: string | null;
  /** When the daemon that runs at the review began to run. */
  readonly runningSince: string | null;
  /** Connections that were up at the review. */
  readonly connections: readonly string[];
  readonly command: string;
  readonly undoCommand: string;
};

export type ConnectionsUpInput = {
  readonly gatewayId: string;
  readonly gatewayName: string;
  readonly connections: readonly string[];
};
