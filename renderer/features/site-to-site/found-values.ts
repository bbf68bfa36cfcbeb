import type { z } from 'zod';
import type { gateways } from '../../../contract/features/gateways.ts';
import type { siteToSite } from '../../../contract/features/site-to-site.ts';
import type { VpcSummary } from '../../../contract/domain/vpc.ts';
import type { Profile } from '../../bridge/current-profile.tsx';
import { type Chosen, type ConnectValues, blankValues } from './connect-values.ts';

export type Suggestion = z.infer<typeof siteToSite.suggest.output>;
type Gateway = z.infer<typeof gateways.list.output>[number];

/** What is known of the world so far; each part comes when it was read. */
export interface Found {
  readonly profile: Profile | undefined;
  readonly vpcs: readonly VpcSummary[] | undefined;
  readonly gateways: readonly Gateway[] | undefined;
  readonly suggestion: Suggestion | undefined;
}

/** Where to begin: the window's profile, its region, and the first VPC and gateway that are likely meant. */
export function placeOf(
  chosen: Chosen,
  found: Found,
): Pick<ConnectValues, 'profile' | 'region' | 'vpcId' | 'gatewayId' | 'siteKind'> {
  const vpcs = found.vpcs ?? [];
  const vpc =
    vpcs.find((one) => !one.isDefault && one.vpnConnectionCount === 0) ?? vpcs.find((one) => !one.isDefault) ?? vpcs[0];
  const gateway =
    found.gateways?.find(({ isDemo }) => isDemo === (found.profile?.isDemo ?? false)) ?? found.gateways?.[0];
  return {
    profile: chosen.profile ?? found.profile?.name ?? '',
    region: chosen.region ?? found.profile?.region ?? '',
    vpcId: chosen.vpcId ?? vpc?.id ?? '',
    gatewayId: chosen.gatewayId ?? gateway?.id ?? '',
    siteKind: chosen.siteKind ?? 'gateway',
  };
}

/** Every field's value: what a person chose, else what was found, else blank. */
export function valuesOf(chosen: Chosen, found: Found): ConnectValues {
  const suggested = found.suggestion ? fromSuggestion(found.suggestion) : {};
  const taken = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  const values: ConnectValues = { ...blankValues, ...suggested, ...placeOf(chosen, found), ...taken };
  return { ...values, ...customerGateway(chosen, values, found.suggestion) };
}

/** Names the source of a field's value, when it was found and not typed. */
export function sourceOf(field: keyof ConnectValues, chosen: Chosen, { suggestion }: Found): string | undefined {
  if (chosen[field] !== undefined || !suggestion?.site) return undefined;
  if (field === 'outsideAddress') return suggestion.site.outsideAddress?.source;
  if (field === 'localAddress') return suggestion.site.localAddress?.source;
  if (field === 'subnets') return suggestion.site.subnets.source;
  return undefined;
}

function fromSuggestion(suggestion: Suggestion): Partial<ConnectValues> {
  const { site, attachment } = suggestion;
  return {
    name: suggestion.name,
    outsideAddress: site?.outsideAddress?.value ?? '',
    localAddress: site?.localAddress?.value ?? '',
    subnets: site?.subnets.value.join('\n') ?? '',
    attachmentKind: attachment.kind,
    ...(attachment.kind === 'existing'
      ? { vpnGatewayId: attachment.id }
      : { amazonSideAsn: String(attachment.amazonSideAsn) }),
    bgpAsn: String(suggestion.bgpAsn),
    insideCidr1: suggestion.insideCidrs[0],
    insideCidr2: suggestion.insideCidrs[1],
    routes: suggestion.routes.map(({ routeTableId, how, isUsed }) => ({ routeTableId, how: isUsed ? how : 'none' })),
    securityRules: suggestion.securityGroups
      .filter(({ isSuggested }) => isSuggested)
      .map(({ id }) => ({ groupId: id, protocol: 'icmp', port: '' })),
  };
}

/** AWS allows one customer gateway for an address: one that is there already is taken. */
function customerGateway(
  chosen: Chosen,
  values: ConnectValues,
  suggestion: Suggestion | undefined,
): Partial<ConnectValues> {
  if (chosen.customerGatewayKind !== undefined) return {};
  const same = suggestion?.customerGateways.find(({ address }) => address === values.outsideAddress);
  return same ? { customerGatewayKind: 'existing', customerGatewayId: same.id } : { customerGatewayKind: 'new' };
}
