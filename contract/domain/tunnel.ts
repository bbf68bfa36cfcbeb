import { z } from 'zod';

/** As `ipsec statusall` or `swanctl --list-sas` prints it; a field that the text does not state is absent. */
export const IkeSa = z.object({
  name: z.string(),
  uniqueId: z.number(),
  state: z.string(),
  version: z.string().optional(),
  initiator: z.boolean().optional(),
  localHost: z.string().optional(),
  localPort: z.number().optional(),
  localId: z.string().optional(),
  remoteHost: z.string().optional(),
  remotePort: z.number().optional(),
  remoteId: z.string().optional(),
  establishedSeconds: z.number().optional(),
  rekeyInSeconds: z.number().optional(),
  proposal: z.string().optional(),
});
export type IkeSa = z.infer<typeof IkeSa>;

export const ChildSa = z.object({
  name: z.string(),
  uniqueId: z.number(),
  state: z.string(),
  mode: z.string().optional(),
  protocol: z.string().optional(),
  encap: z.string().optional(),
  reqid: z.number().optional(),
  /** `name[uniqueId]` of its IKE_SA. */
  ike: z.string(),
  spiIn: z.string().optional(),
  spiOut: z.string().optional(),
  bytesIn: z.number().optional(),
  packetsIn: z.number().optional(),
  bytesOut: z.number().optional(),
  packetsOut: z.number().optional(),
  localTs: z.array(z.string()),
  remoteTs: z.array(z.string()),
  rekeyInSeconds: z.number().optional(),
  proposal: z.string().optional(),
});
export type ChildSa = z.infer<typeof ChildSa>;
