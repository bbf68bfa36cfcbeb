import { ConnectSiteIntent } from '../../../contract/domain/intent.ts';
import { type ConnectValues, linesOf } from './connect-values.ts';

/** What the fields say as an intent, judged by the contract's own schema: same schema, same words. */
export function parseIntent(values: ConnectValues) {
  return ConnectSiteIntent.safeParse(candidate(values));
}

function candidate(values: ConnectValues): unknown {
  return {
    name: values.name,
    profile: values.profile,
    region: values.region,
    vpcId: values.vpcId,
    attachment:
      values.attachmentKind === 'existing'
        ? { kind: 'existing', id: values.vpnGatewayId }
        : { kind: 'new', amazonSideAsn: numberIn(values.amazonSideAsn) },
    site: site(values),
    customerGateway:
      values.customerGatewayKind === 'existing'
        ? { kind: 'existing', id: values.customerGatewayId }
        : { kind: 'new', bgpAsn: numberIn(values.bgpAsn) },
    tunnels: {
      profile: values.tunnelProfile,
      insideCidrs: [values.insideCidr1.trim() || null, values.insideCidr2.trim() || null],
      keys: values.keys,
    },
    reach: {
      routes: values.routes.filter(({ how }) => how !== 'none'),
      securityRules: values.securityRules.map(({ groupId, protocol, port }) => ({
        groupId,
        protocol,
        port: (protocol === 'tcp' || protocol === 'udp') && port.trim() !== '' ? numberIn(port) : null,
      })),
    },
    tags: values.tags,
  };
}

function site(values: ConnectValues): unknown {
  const both = { outsideAddress: values.outsideAddress.trim(), subnets: linesOf(values.subnets) };
  if (values.siteKind === 'device') return { kind: 'device', ...both };
  return { kind: 'gateway', gatewayId: values.gatewayId, localAddress: values.localAddress.trim(), ...both };
}

/** A text that is not a plain number becomes one that the schema refuses in its own words. */
function numberIn(text: string): number {
  return /^\d{1,12}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
