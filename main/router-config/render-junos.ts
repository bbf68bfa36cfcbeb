import { checkFacts, refuseKey, type RouterFacts, type RouterPeer } from './router-facts.ts';
import { type FilterLine, filtersOf, hostOf } from './router-filters.ts';

const port = 'ge-0/0/0';
const families = { ipv4: 'inet', ipv6: 'inet6' } as const;

/** The router's side for Junos, as `set` commands. Pure. */
export function renderJunos(facts: RouterFacts): string {
  checkFacts(facts);
  const { id, kind, vlan, mtu, asn, amazonAsn, peers } = facts;
  for (const { key } of peers) {
    if (/["\\]/.test(key)) throw refuseKey('Junos', 'has a quotation mark or a backslash');
    if (/^\$\d\$/.test(key)) throw refuseKey('Junos', 'looks like a key that is encrypted already');
  }
  const unit = `set interfaces ${port} unit ${vlan}`;
  const group = `set protocols bgp group ${groupOf(facts)}`;
  return [
    `# Linkspan: ${kind} virtual interface ${id}`,
    `# Put the name of your own port for ${port}`,
    `set interfaces ${port} vlan-tagging`,
    ...(mtu > 1500 ? [`set interfaces ${port} mtu ${mtu + 18}`] : []),
    `${unit} description "Direct Connect ${id}"`,
    `${unit} vlan-id ${vlan}`,
    ...peers.flatMap(({ family, customerAddress }) => [
      `${unit} family ${families[family]} mtu ${mtu}`,
      `${unit} family ${families[family]} address ${customerAddress}`,
    ]),
    ...peers.flatMap((peer) => policies(facts, peer)),
    `${group} type external`,
    `${group} description "AWS Direct Connect ${id}"`,
    `${group} local-as ${asn}`,
    `${group} peer-as ${amazonAsn}`,
    `${group} hold-time 30`,
    ...peers.flatMap((peer) => neighbor(facts, peer)),
    '',
  ].join('\n');
}

function neighbor(facts: RouterFacts, peer: RouterPeer): string[] {
  const at = `set protocols bgp group ${groupOf(facts)} neighbor ${hostOf(peer.amazonAddress)}`;
  return [
    `${at} authentication-key "${peer.key}"`,
    `${at} family ${families[peer.family]} unicast prefix-limit maximum ${filtersOf(facts, peer).maximumPrefixes}`,
    `${at} family ${families[peer.family]} unicast prefix-limit teardown`,
    `${at} import ${policyName(facts, peer, 'IN')}`,
    `${at} export ${policyName(facts, peer, 'OUT')}`,
  ];
}

function policies(facts: RouterFacts, peer: RouterPeer): string[] {
  const { inbound, outbound } = filtersOf(facts, peer);
  const isOpen = outbound.some(({ does }) => does === 'permit');
  return [
    ...policy(facts, peer, 'IN', inbound),
    ...(isOpen
      ? []
      : ['# Nothing is announced until you add terms that accept the networks of your site, before "rest"']),
    ...policy(facts, peer, 'OUT', outbound),
  ];
}

/** One term for each line, in order, and nothing else. */
function policy(
  facts: RouterFacts,
  peer: RouterPeer,
  direction: 'IN' | 'OUT',
  filters: readonly FilterLine[],
): string[] {
  const at = `set policy-options policy-statement ${policyName(facts, peer, direction)} term`;
  return [
    ...filters
      .filter(({ does, upTo }) => does === 'permit' || upTo === null)
      .flatMap(({ does, prefix, upTo }, index) => [
        `${at} ${index + 1} from route-filter ${prefix} ${upTo === null ? 'exact' : `upto /${upTo}`}`,
        `${at} ${index + 1} then ${does === 'permit' ? 'accept' : 'reject'}`,
      ]),
    `${at} rest then reject`,
  ];
}

function groupOf({ vlan }: RouterFacts): string {
  return `LINKSPAN-DX-${vlan}`;
}

function policyName(facts: RouterFacts, { family }: RouterPeer, direction: 'IN' | 'OUT'): string {
  return `${groupOf(facts)}-${family === 'ipv4' ? 'V4' : 'V6'}-${direction}`;
}
