/** How long each change takes, in seconds of the demo's own time (`timeScale` makes that shorter in real time). */
export interface Delays {
  readonly customerGateway: number;
  readonly vpnGateway: number;
  readonly attach: number;
  readonly detach: number;
  readonly vpnConnection: number;
  readonly vpnConnectionDelete: number;
  readonly tunnelChange: number;
  readonly route: number;
  readonly routeDelete: number;
  /** From a change of records to INSYNC. */
  readonly dnsChange: number;
  /** Until a changed health check counts as changed. */
  readonly healthCheckChange: number;
  /** Between two points of a five-minute metric. The real service's 300 would make a drill an hour's work. */
  readonly metricPoint: number;
  /** Until a new alarm says anything. */
  readonly alarmFirst: number;
  readonly dxInterface: number;
  readonly dxInterfaceDelete: number;
  /** AWS looks at a public virtual interface first; the real service takes up to three days. */
  readonly dxVerify: number;
  /** Until somebody has set up the customer's router, from when the interface is there. */
  readonly dxRouter: number;
  readonly dxGateway: number;
  readonly dxAssociation: number;
}

/** Within what is seen in the real service, at its quick end. */
export const usualDelays: Delays = {
  customerGateway: 2,
  vpnGateway: 3,
  attach: 15,
  detach: 15,
  vpnConnection: 180,
  vpnConnectionDelete: 60,
  tunnelChange: 120,
  route: 10,
  routeDelete: 5,
  dnsChange: 30,
  healthCheckChange: 90,
  metricPoint: 60,
  alarmFirst: 60,
  dxInterface: 60,
  dxInterfaceDelete: 30,
  dxVerify: 120,
  dxRouter: 90,
  dxGateway: 10,
  dxAssociation: 180,
};
