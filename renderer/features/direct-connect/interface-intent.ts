import { bgpKeyProblem, VirtualInterfaceIntent } from '../../../contract/domain/direct-connect.ts';
import { virtualInterfaceProblems } from '../../../contract/domain/direct-connect-problems.ts';
import type { FieldProblem } from '../../../contract/domain/direct-connect-world.ts';
import { type Found, worldOf } from './found-interface.ts';
import { type InterfaceValues, linesOf } from './interface-values.ts';

export interface Judged {
  /** The whole intent, once every field has a fitting value. */
  readonly intent: VirtualInterfaceIntent | undefined;
  readonly problems: readonly FieldProblem[];
}

/** What is wrong with what was typed: in the contract's words, and against what was read of the account. */
export function judge(values: InterfaceValues, found: Found, bgpKey: string): Judged {
  const wish = candidate(values);
  const parsed = VirtualInterfaceIntent.safeParse(wish);
  const own: FieldProblem[] = (parsed.error?.issues ?? []).map(({ path, message }) => ({
    field: path.filter((part) => typeof part === 'string').join('.'),
    message,
    severity: 'error',
  }));
  const keyProblem = values.key === 'own' ? bgpKeyProblem(bgpKey) : undefined;
  if (keyProblem) own.push({ field: 'key', message: keyProblem, severity: 'error' });
  const wrong = new Set(own.map(({ field }) => field.split('.')[0] ?? ''));
  const patched = VirtualInterfaceIntent.safeParse({ ...wish, ...fittingFor(wrong) });
  const world = worldOf(found);
  const against = patched.success && world ? virtualInterfaceProblems(patched.data, world) : [];
  return { intent: parsed.data, problems: [...own, ...against.filter(({ field }) => !wrong.has(topOf(field)))] };
}

const topOf = (field: string): string => field.split('.')[0] ?? field;

/** Something that fits in place of the fields that do not yet, so that the others can be judged against the account. */
function fittingFor(wrong: ReadonlySet<string>): Partial<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fitting).filter(([field]) => wrong.has(field)));
}

const fitting = {
  profile: 'profile',
  region: 'eu-west-1',
  connectionId: 'dxcon-00000000',
  name: 'name',
  vlan: 4094,
  asn: 4_200_000_000,
  target: { kind: 'dxgw', id: '00000000-0000-0000-0000-000000000000' },
  ipv4: null,
  prefixes: [],
  tags: [],
} as const;

function candidate(values: InterfaceValues) {
  const isPublic = values.kind === 'public';
  return {
    profile: values.profile,
    region: values.region,
    kind: values.kind,
    connectionId: values.connectionId,
    name: values.name,
    vlan: numberIn(values.vlan),
    asn: numberIn(values.asn),
    target: isPublic ? { kind: 'public' } : target(values),
    ipv4: addresses(values),
    ipv6: values.ipv6,
    key: values.key,
    mtu: isPublic ? 1500 : Number(values.mtu),
    siteLink: !isPublic && values.siteLink && values.targetKind !== 'vgw',
    prefixes: isPublic ? linesOf(values.prefixes) : [],
    tags: values.tags,
  };
}

function target(values: InterfaceValues): unknown {
  if (values.targetKind === 'dxgw') return { kind: 'dxgw', id: values.dxGatewayId };
  if (values.targetKind === 'vgw' && values.kind === 'private') return { kind: 'vgw', id: values.vpnGatewayId };
  return {
    kind: 'new-dxgw',
    name: values.newGatewayName,
    amazonSideAsn: numberIn(values.newGatewayAsn),
    association:
      values.associatedId === ''
        ? null
        : { gatewayId: values.associatedId, allowedPrefixes: linesOf(values.allowedPrefixes) },
  };
}

function addresses({ addresses: how, amazonAddress, customerAddress }: InterfaceValues): unknown {
  if (how === 'none') return null;
  return how === 'aws' ? { kind: 'aws' } : { kind: 'own', amazonAddress, customerAddress };
}

/** A text that is not a plain number becomes one that the schema refuses in its own words. */
function numberIn(text: string): number {
  return /^\d{1,12}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
