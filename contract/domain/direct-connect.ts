import { z } from 'zod';
import { cidrProblem, RoutedCidr } from './cidr.ts';
import { ipv6PrefixProblem } from './ipv6-prefix.ts';
import { nameOf, ProfileName, RegionName, Tags } from './intent.ts';
import { AmazonSideAsn } from './vpn.ts';

export const ConnectionId = z.string().regex(/^dx(con|lag)-[0-9a-z]{8,17}$/, 'Choose a connection or a LAG');
export const VirtualInterfaceId = z.string().regex(/^dxvif-[0-9a-z]{8,17}$/, 'Choose a virtual interface');
export const DxGatewayId = z.string().regex(/^[0-9a-f-]{36}$/, 'Choose a Direct Connect gateway');

const MacSec = z.object({
  isCapable: z.boolean(),
  mode: z.string().nullable(),
  /** `Encryption Up`, `Encryption Down`; null where the port does none. */
  portStatus: z.string().nullable(),
});

export const DxConnection = z.object({
  id: z.string(),
  name: z.string(),
  /** `ordering`, `requested`, `pending`, `available`, `down`, `deleting`, `deleted`, `rejected`, `unknown`. */
  state: z.string(),
  location: z.string(),
  bandwidth: z.string(),
  /** Of a hosted connection: its virtual interface has this VLAN and no other. */
  vlan: z.number().nullable(),
  lagId: z.string().nullable(),
  awsDevice: z.string().nullable(),
  partner: z.string().nullable(),
  macSec: MacSec,
});
export type DxConnection = z.infer<typeof DxConnection>;

export const DxLag = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  location: z.string(),
  bandwidth: z.string(),
  minimumLinks: z.number(),
  connectionIds: z.array(z.string()),
  macSec: MacSec,
});
export type DxLag = z.infer<typeof DxLag>;

export const BgpPeer = z.object({
  id: z.string(),
  asn: z.number(),
  addressFamily: z.enum(['ipv4', 'ipv6']),
  amazonAddress: z.string().nullable(),
  customerAddress: z.string().nullable(),
  /** `verifying`, `pending`, `available`, `deleting`, `deleted`. */
  state: z.string(),
  /** `up`, `down`, `unknown`. */
  status: z.string(),
});
export type BgpPeer = z.infer<typeof BgpPeer>;

export const InterfaceKind = z.enum(['private', 'public', 'transit'], 'Choose private, public or transit');
export type InterfaceKind = z.infer<typeof InterfaceKind>;

export const VirtualInterface = z.object({
  id: z.string(),
  name: z.string(),
  kind: InterfaceKind,
  /** `confirming`, `verifying`, `pending`, `available`, `down`, `testing`, `deleting`, `deleted`, `rejected`, `unknown`. */
  state: z.string(),
  connectionId: z.string(),
  ownerAccount: z.string(),
  vlan: z.number(),
  /** Of the customer's router. */
  asn: z.number(),
  amazonSideAsn: z.number().nullable(),
  mtu: z.number().nullable(),
  attachedTo: z.object({ kind: z.enum(['vgw', 'dxgw']), id: z.string() }).nullable(),
  hasSiteLink: z.boolean(),
  prefixes: z.array(z.string()),
  peers: z.array(BgpPeer),
  /** Told apart: light and VLAN, the BGP session, and what it carries. */
  health: z.object({
    connection: z.enum(['up', 'down', 'unknown']),
    bgp: z.enum(['up', 'partly', 'down', 'unknown']),
    /** null where AWS does not tell. */
    prefixesAccepted: z.number().nullable(),
    sentence: z.string(),
  }),
  tags: z.array(z.object({ key: z.string(), value: z.string() })),
});
export type VirtualInterface = z.infer<typeof VirtualInterface>;

export const DxGateway = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  amazonSideAsn: z.number(),
  ownerAccount: z.string(),
  associations: z.array(
    z.object({
      id: z.string(),
      gatewayId: z.string(),
      gatewayKind: z.enum(['vgw', 'tgw', 'unknown']),
      region: z.string(),
      state: z.string(),
      allowedPrefixes: z.array(z.string()),
      problem: z.string().nullable(),
    }),
  ),
  virtualInterfaceIds: z.array(z.string()),
});
export type DxGateway = z.infer<typeof DxGateway>;

/** Its rules depend on the kind of interface: see `direct-connect-addresses.ts`. */
const PeerAddress = z.string().trim().max(49, 'An address has at most 49 characters');

/** The IPv4 peer's two addresses, or AWS's choice of them. */
export const PeerAddresses = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('aws') }),
  z.object({ kind: z.literal('own'), amazonAddress: PeerAddress, customerAddress: PeerAddress }),
]);
export type PeerAddresses = z.infer<typeof PeerAddresses>;

/** What it joins. A public one joins AWS's public services: nothing. */
export const InterfaceTarget = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('vgw'),
    id: z.string().regex(/^vgw-[0-9a-f]{8,17}$/, 'Choose a virtual private gateway'),
  }),
  z.object({ kind: z.literal('dxgw'), id: DxGatewayId }),
  z.object({
    kind: z.literal('new-dxgw'),
    name: nameOf('Direct Connect gateway'),
    amazonSideAsn: AmazonSideAsn,
    /** The gateway in this region to join to it, with what may be announced; null leaves that for later. */
    association: z
      .object({
        gatewayId: z.string().regex(/^[vt]gw-[0-9a-f]{8,17}$/, 'Choose a gateway'),
        allowedPrefixes: z.array(RoutedCidr).max(200, 'At most 200 prefixes'),
      })
      .nullable(),
  }),
  z.object({ kind: z.literal('public') }),
]);
export type InterfaceTarget = z.infer<typeof InterfaceTarget>;

const PublicPrefix = z.string().check((context) => {
  const { value } = context;
  const message = value.includes(':') ? ipv6PrefixProblem(value) : cidrProblem(value);
  if (message) context.issues.push({ code: 'custom', message, input: value });
});

/** What is wrong with this text as a BGP MD5 key: 6 to 80 printable characters without spaces. */
export function bgpKeyProblem(text: string): string | undefined {
  if (text.length < 6 || text.length > 80) return 'A BGP key has 6 to 80 characters';
  if (!/^[\x21-\x7e]+$/.test(text)) return 'A BGP key has printable ASCII characters and no spaces';
  return undefined;
}

export const BgpKey = z.string().check((context) => {
  const message = bgpKeyProblem(context.value);
  if (message) context.issues.push({ code: 'custom', message, input: '' });
});

/** What the person asked for; an own key never stays in it. */
export const VirtualInterfaceIntent = z.object({
  profile: ProfileName,
  region: RegionName,
  kind: InterfaceKind,
  connectionId: ConnectionId,
  name: z
    .string()
    .trim()
    .min(1, 'Give the virtual interface a name')
    .max(100, 'At most 100 characters')
    .regex(/^[A-Za-z0-9-]+$/, 'Letters, digits and hyphens only'),
  vlan: z
    .int('A VLAN is a number from 1 to 4094')
    .min(1, 'A VLAN is a number from 1 to 4094')
    .max(4094, 'A VLAN is a number from 1 to 4094'),
  asn: z
    .int('An ASN is a number from 1 to 4294967294')
    .min(1, 'An ASN is a number from 1 to 4294967294')
    .max(4_294_967_294, 'An ASN is a number from 1 to 4294967294'),
  target: InterfaceTarget,
  ipv4: PeerAddresses.nullable(),
  /** AWS picks a /125; its own choice is not possible. */
  ipv6: z.boolean(),
  key: z.enum(['generated', 'own'], 'Choose a generated or an own key'),
  mtu: z.union([z.literal(1500), z.literal(8500), z.literal(9001)]),
  siteLink: z.boolean(),
  /** Of a public one: what you announce. */
  prefixes: z.array(PublicPrefix).max(1000, 'At most 1000 prefixes'),
  tags: Tags,
});
export type VirtualInterfaceIntent = z.infer<typeof VirtualInterfaceIntent>;

export const RouterVendor = z.enum(['aws', 'frr', 'cisco-ios', 'junos'], 'Choose the router');
export type RouterVendor = z.infer<typeof RouterVendor>;
