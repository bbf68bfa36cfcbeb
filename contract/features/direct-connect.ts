import { z } from 'zod';
import { command, query, topic } from '../define.ts';
import {
  BgpKey,
  DxConnection,
  DxGateway,
  DxLag,
  InterfaceTarget,
  RouterVendor,
  VirtualInterface,
  VirtualInterfaceId,
  VirtualInterfaceIntent,
} from '../domain/direct-connect.ts';
import { PlanId, ProfileName, RegionName } from '../domain/intent.ts';
import { PlanView } from '../domain/plan.ts';

const where = z.object({ profile: ProfileName, region: RegionName });
const one = where.extend({ virtualInterfaceId: VirtualInterfaceId });

const FieldProblem = z.object({ field: z.string(), message: z.string(), severity: z.enum(['error', 'warning']) });

/** Connections, virtual interfaces, gateways, and the plans that make and delete virtual interfaces. */
export const directConnect = {
  /** Everything of a region, and the account's Direct Connect gateways. What could not be read is in `unread`. */
  overview: query({
    input: where,
    output: z.object({
      readAt: z.iso.datetime(),
      connections: z.array(DxConnection),
      lags: z.array(DxLag),
      virtualInterfaces: z.array(VirtualInterface),
      gateways: z.array(DxGateway),
      unread: z.array(z.object({ what: z.string(), why: z.string() })),
    }),
  }),
  /** Defaults for the wizard, from what is there. */
  suggest: query({
    input: where,
    output: z.object({
      name: z.string(),
      connections: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          usedVlans: z.array(z.number()),
          freeVlan: z.number(),
          /** A hosted connection's; no other is possible. */
          onlyVlan: z.number().nullable(),
        }),
      ),
      vpnGateways: z.array(z.object({ id: z.string(), label: z.string(), amazonSideAsn: z.number() })),
      transitGateways: z.array(z.object({ id: z.string(), label: z.string(), amazonSideAsn: z.number() })),
      gateways: z.array(z.object({ id: z.string(), label: z.string(), amazonSideAsn: z.number() })),
      vpcCidrs: z.array(z.object({ vpnGatewayId: z.string(), cidrs: z.array(z.string()) })),
    }),
  }),
  /** What the account says against it, before the review. Reads only. */
  check: query({ input: z.object({ intent: VirtualInterfaceIntent }), output: z.array(FieldProblem) }),
  /** Makes the plan; changes nothing. An own key goes in here once, is held in memory and never comes back. */
  plan: command({
    input: z.object({ intent: VirtualInterfaceIntent, key: BgpKey.nullable() }),
    output: PlanView,
  }),
  /** Gives the typed key again after the app was ended before AWS had it. */
  giveKey: command({ input: z.object({ planId: PlanId, key: BgpKey }), output: z.object({}) }),
  /** Accepts one that another account made for this one. */
  planAccept: command({ input: one.extend({ target: InterfaceTarget }), output: PlanView }),
  planDelete: command({ input: one, output: PlanView }),
  /** The router's side, the key masked. `aws` is AWS's own text. */
  routerConfiguration: query({ input: one.extend({ vendor: RouterVendor }), output: z.object({ text: z.string() }) }),
  /** The same with the key, to a file on the machine that runs Linkspan (0600); answers its path. */
  saveRouterConfiguration: command({
    input: one.extend({ vendor: RouterVendor }),
    output: z.object({ path: z.string().nullable() }),
  }),
  changed: topic(z.object({})),
};
