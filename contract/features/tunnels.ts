import { z } from 'zod';
import { command, query } from '../define.ts';
import { GatewayId, LinkId } from '../domain/intent.ts';
import { PlanView } from '../domain/plan.ts';
import { ChildSa, IkeSa } from '../domain/tunnel.ts';

const TunnelRow = z.object({
  /** Link id and AWS's outside address, or gateway id and connection name. */
  id: z.string(),
  linkId: z.string().nullable(),
  linkName: z.string().nullable(),
  gatewayId: z.string().nullable(),
  gatewayName: z.string().nullable(),
  connection: z.string().nullable(),
  outsideAddress: z.string().nullable(),
  aws: z.object({
    state: z.enum(['up', 'down', 'unknown', 'not-aws']),
    message: z.string(),
    since: z.iso.datetime().nullable(),
  }),
  gateway: z.object({
    state: z.enum(['up', 'connecting', 'down', 'unknown']),
    message: z.string(),
    bytesIn: z.number().nullable(),
    bytesOut: z.number().nullable(),
    establishedSeconds: z.number().nullable(),
  }),
  /** Whether both ends say the same; null when one of them is silent. */
  agrees: z.boolean().nullable(),
});

export const TunnelAction = z.enum(['up', 'down', 'restart']);
export const ServiceAction = z.enum(['start', 'stop', 'restart']);

export const tunnels = {
  list: query({
    input: z.object({ linkId: LinkId.nullable() }),
    output: z.object({
      readAt: z.iso.datetime(),
      rows: z.array(TunnelRow),
      unread: z.array(z.object({ what: z.string(), why: z.string() })),
    }),
  }),
  detail: query({
    input: z.object({ gatewayId: GatewayId, connection: z.string().max(200) }),
    output: z.object({
      readAt: z.iso.datetime(),
      ikeSas: z.array(IkeSa),
      childSas: z.array(ChildSa),
      /** What the gateway printed, made harmless to show. */
      raw: z.string(),
    }),
  }),
  planAction: command({
    input: z.object({
      gatewayId: GatewayId,
      connection: z.string().min(1, 'Choose a connection').max(200),
      action: TunnelAction,
    }),
    output: PlanView,
  }),
  planService: command({ input: z.object({ gatewayId: GatewayId, action: ServiceAction }), output: PlanView }),
};
