import type { GatewayFacts } from '../../contract/domain/gateway-facts.ts';
import { harmlessLine } from '../strongswan/harmless-text.ts';
import { hookVerdicts } from './parse-chains.ts';

export interface FirewallTexts {
  /** Undefined where the tool is not installed or may not be asked. */
  readonly ufw: readonly string[] | undefined;
  readonly firewalld: readonly string[] | undefined;
  readonly nft: readonly string[] | undefined;
  readonly iptables: readonly string[] | undefined;
  /** Whether rules could be read at all. */
  readonly isReadable: boolean;
}

/** Which firewall holds this box, and the rules that matter to a tunnel. */
export function parseFirewall(texts: FirewallTexts): GatewayFacts['firewall'] {
  const nft = (texts.nft ?? []).map(harmlessLine);
  const iptables = (texts.iptables ?? []).map(harmlessLine);
  const ufw = (texts.ufw ?? []).map(harmlessLine);
  const firewalld = (texts.firewalld ?? []).map(harmlessLine);
  const chains = namedRules(withoutOurs(nft));
  const rules = chains.concat(iptables);
  return {
    kind: kindOf(texts, { nft, iptables, ufw, firewalld }),
    masquerade: [
      ...masqueradeRules(chains, iptables),
      ...(firewalld.some((line) => /^\s*masquerade: yes/.test(line)) ? ['firewalld: masquerade: yes'] : []),
    ].slice(0, 50),
    ...(texts.isReadable
      ? verdicts({ nft, iptables, ufw, firewalld })
      : { dropsByDefault: null, forwardDropsByDefault: null }),
    rules: rules
      .filter((line) => interesting.test(line))
      .map((line) => line.trim())
      .slice(0, 200),
  };
}

const interesting =
  /\baccept\b|maxseg|tcpmss|\besp\b|\b(500|4500)\b|isakmp|ipsec|masquerade|snat|policy (drop|accept)|^:(INPUT|FORWARD)|-j (DROP|REJECT)\s*$/i;

interface Lines {
  readonly nft: readonly string[];
  readonly iptables: readonly string[];
  readonly ufw: readonly string[];
  readonly firewalld: readonly string[];
}

function kindOf(texts: FirewallTexts, { nft, iptables, ufw, firewalld }: Lines): GatewayFacts['firewall']['kind'] {
  if (firewalld.some((line) => line.startsWith('running'))) return 'firewalld';
  if (ufw.some((line) => line.startsWith('Status: active'))) return 'ufw';
  if (!texts.isReadable) return 'unknown';
  // iptables-nft prints its rules as nft tables that name themselves.
  const byIptables =
    iptables.some((line) => line.startsWith('-A ')) || nft.some((line) => line.includes('managed by iptables-nft'));
  const ownNft = withoutOurs(nft).some((line) => /\b(drop|reject|accept|masquerade|snat)\b/.test(line));
  if (byIptables) return 'iptables';
  return ownNft ? 'nftables' : 'none';
}

/** The lines without our marking tables, which are no firewall. */
function withoutOurs(nft: readonly string[]): string[] {
  let isOurs = false;
  return nft.filter((line) => {
    if (line.startsWith('table ')) isOurs = line.startsWith('table ip linkspan_');
    return !isOurs;
  });
}

/** Each rule of nft with family, table and chain before it: `ip nat postrouting: oifname "eth0" masquerade`. */
function namedRules(nft: readonly string[]): string[] {
  let table = '';
  let chain = '';
  return nft.flatMap((raw) => {
    const line = raw.trim();
    const [, tableName] = /^table (\S+ \S+) \{/.exec(line) ?? [];
    const [, chainName] = /^chain (\S+) \{/.exec(line) ?? [];
    if (tableName !== undefined) table = tableName;
    if (chainName !== undefined) chain = chainName;
    return tableName !== undefined || chainName !== undefined || line === '}' || line === ''
      ? []
      : [`${table} ${chain}: ${line}`];
  });
}

/** Source translation on the way out: it would also catch what belongs into a tunnel. */
function masqueradeRules(nft: readonly string[], iptables: readonly string[]): string[] {
  return [
    ...nft.filter((line) => /\b(masquerade|snat to|snat ip to)\b/.test(line) || /xt target "?MASQUERADE/.test(line)),
    ...iptables.filter((line) => /-j (MASQUERADE|SNAT)\b/.test(line)),
  ].map((line) => line.trim());
}

function verdicts({
  nft,
  iptables,
  ufw,
  firewalld,
}: Lines): Pick<GatewayFacts['firewall'], 'dropsByDefault' | 'forwardDropsByDefault'> {
  // Its zones let nothing pass from one to another, and in, but what they name.
  if (firewalld.some((line) => line.startsWith('running')))
    return { dropsByDefault: true, forwardDropsByDefault: true };
  const { inputDropsByDefault, forwardMayDrop } = hookVerdicts(withoutOurs(nft), iptables);
  // ufw says itself what its many chains come to; "disabled" is its word for a forwarding that it would deny.
  const byUfw = ufw.find((line) => line.startsWith('Default: '));
  if (byUfw === undefined) return { dropsByDefault: inputDropsByDefault, forwardDropsByDefault: forwardMayDrop };
  return {
    dropsByDefault: /(deny|reject) \(incoming\)/.test(byUfw),
    forwardDropsByDefault: !/allow \(routed\)/.test(byUfw),
  };
}
