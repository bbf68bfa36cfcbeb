import type { GatewaySession } from '../ssh/operation.ts';

/** Gateways by Linkspan's id. Sessions are kept open by their owner: nobody here closes one. */
export interface Gateways {
  session(gatewayId: string, signal: AbortSignal): Promise<GatewaySession>;
  /** As the person named it. */
  name(gatewayId: string): string;
}
