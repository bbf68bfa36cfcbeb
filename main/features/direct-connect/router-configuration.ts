import type { RouterVendor, VirtualInterface } from '../../../contract/domain/direct-connect.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AwsContext } from '../../aws/aws-context.ts';
import { awsRouterConfiguration, readBgpKeys } from '../../aws/direct-connect/bgp-secrets.ts';
import { renderCiscoIos } from '../../router-config/render-cisco-ios.ts';
import { renderFrr } from '../../router-config/render-frr.ts';
import { renderJunos } from '../../router-config/render-junos.ts';
import { maskedBgpKey, type RouterFacts } from '../../router-config/router-facts.ts';
import { Secret } from '../../secret.ts';
import { harmlessText } from '../../strongswan/harmless-text.ts';
import type { World } from './read-world.ts';

export interface RouterQuestion {
  readonly one: VirtualInterface;
  readonly vendor: RouterVendor;
  readonly world: World;
}

const renderers = { frr: renderFrr, 'cisco-ios': renderCiscoIos, junos: renderJunos } as const;

/** To read on screen: the key does not leave main. */
export async function maskedRouterConfiguration(
  ctx: AwsContext,
  { one, vendor, world }: RouterQuestion,
  signal: AbortSignal,
): Promise<string> {
  if (vendor !== 'aws') return renderers[vendor](routerFacts(one, world, () => maskedBgpKey));
  const [text, keys] = await Promise.all([
    awsRouterConfiguration(ctx, one.id, signal),
    readBgpKeys(ctx, one.id, signal),
  ]);
  let masked = text.reveal();
  for (const key of keys.values()) masked = masked.replaceAll(key.reveal(), maskedBgpKey);
  // Whatever the key, what stands where a key stands is not shown.
  return harmlessText(masked)
    .replace(/((?:password|authentication-key|md5)(?:\s+\d)?[ \t]+)[^\r\n]+/gi, `$1${maskedBgpKey}`)
    .replace(/(<[^>]*key[^>]*>)[^<]*/gi, `$1${maskedBgpKey}`);
}

/** With the key, for a file. */
export async function wholeRouterConfiguration(
  ctx: AwsContext,
  { one, vendor, world }: RouterQuestion,
  signal: AbortSignal,
): Promise<Secret> {
  if (vendor === 'aws') return awsRouterConfiguration(ctx, one.id, signal);
  const keys = await readBgpKeys(ctx, one.id, signal);
  return new Secret(renderers[vendor](routerFacts(one, world, (peerId) => keyOf(peerId, keys, one.id))));
}

function keyOf(peerId: string, keys: ReadonlyMap<string, Secret>, subject: string): string {
  const key = keys.get(peerId);
  if (key) return key.reveal();
  throw new AppError({
    code: 'unsupported',
    message: 'AWS does not tell the BGP key of this virtual interface. Its owner has it',
    subject,
  });
}

function routerFacts(one: VirtualInterface, world: World, keyFor: (peerId: string) => string): RouterFacts {
  const peers = one.peers.filter(({ state }) => !state.startsWith('delet'));
  if (peers.some(({ amazonAddress, customerAddress }) => amazonAddress === null || customerAddress === null)) {
    throw new AppError({
      code: 'conflict',
      message: 'AWS has not given this virtual interface its addresses yet. Try again in a minute',
      subject: one.id,
    });
  }
  return {
    id: one.id,
    kind: one.kind,
    vlan: one.vlan,
    mtu: one.mtu ?? 1500,
    asn: one.asn,
    amazonAsn: one.amazonSideAsn ?? 0,
    peers: peers.map(({ id, addressFamily: family, amazonAddress, customerAddress }) => ({
      family,
      amazonAddress: amazonAddress ?? '',
      customerAddress: customerAddress ?? '',
      key: keyFor(id),
    })),
    accepted: announcedByAws(one, world),
    announced: one.prefixes,
  };
}

/** What is behind it, as far as AWS tells: the VPC's ranges, or what a gateway's associations let through. */
function announcedByAws({ attachedTo }: VirtualInterface, { gateways, vpcCidrs }: World): readonly string[] {
  if (attachedTo === null) return [];
  if (attachedTo.kind === 'vgw')
    return vpcCidrs.find(({ vpnGatewayId }) => vpnGatewayId === attachedTo.id)?.cidrs ?? [];
  const gateway = gateways.find(({ id }) => id === attachedTo.id);
  return [...new Set((gateway?.associations ?? []).flatMap(({ allowedPrefixes }) => allowedPrefixes))];
}
