/** A chain of packet rules, in nft's or iptables' words. */
interface Chain {
  readonly hook: string | undefined;
  readonly policy: string | undefined;
  readonly rules: readonly Rule[];
}

interface Rule {
  /** Nothing but counters and logs before the verdict. */
  readonly isUnconditional: boolean;
  readonly drops: boolean;
  readonly jumpsTo: string | undefined;
}

export interface HookVerdicts {
  /** What no rule lets in is dropped. */
  readonly inputDropsByDefault: boolean;
  /** The policy or any rule on the way may drop what is forwarded. */
  readonly forwardMayDrop: boolean;
}

/** What the chains of `nft list ruleset` and `iptables-save` do with packets to the box and through it. */
export function hookVerdicts(nft: readonly string[], iptables: readonly string[]): HookVerdicts {
  const chains = new Map([...nftChains(nft), ...iptablesChains(iptables)]);
  const any = (hook: string, drops: (name: string) => boolean) =>
    [...chains].some(([name, chain]) => chain.hook === hook && (/^drop$/i.test(chain.policy ?? '') || drops(name)));
  return {
    inputDropsByDefault: any('input', (name) => reaches(chains, name, ({ isUnconditional }) => isUnconditional)),
    forwardMayDrop: any('forward', (name) => reaches(chains, name, () => true)),
  };
}

/** Whether a dropping rule is met from this chain on, by rules that count. */
function reaches(
  chains: ReadonlyMap<string, Chain>,
  name: string,
  counts: (rule: Rule) => boolean,
  seen = new Set<string>(),
): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  return (chains.get(name)?.rules ?? []).some(
    (rule) =>
      counts(rule) && (rule.drops || (rule.jumpsTo !== undefined && reaches(chains, rule.jumpsTo, counts, seen))),
  );
}

function nftChains(lines: readonly string[]): [string, Chain][] {
  const chains: [string, Chain & { rules: Rule[]; hook: string | undefined; policy: string | undefined }][] = [];
  let table = '';
  for (const line of lines.map((raw) => raw.trim())) {
    const tableName = /^table (\S+ \S+) \{/.exec(line)?.[1];
    const chainName = /^chain (\S+) \{/.exec(line)?.[1];
    const chain = chains.at(-1)?.[1];
    if (tableName !== undefined) table = tableName;
    else if (chainName !== undefined)
      chains.push([`${table} ${chainName}`, { hook: undefined, policy: undefined, rules: [] }]);
    else if (chain !== undefined && line.startsWith('type ')) {
      // Chains of other types (nat, route) judge no packet.
      if (line.startsWith('type filter ')) chain.hook = /\bhook (\S+)/.exec(line)?.[1];
      chain.policy = /policy (\w+)/.exec(line)?.[1];
    } else if (chain !== undefined && line !== '}' && line !== '') chain.rules.push(nftRule(line, table));
  }
  return chains;
}

function nftRule(line: string, table: string): Rule {
  const bare = line.replace(/ comment "[^"]*"/, '').replace(/counter packets \d+ bytes \d+|\bcounter\b/g, '');
  const verdict = bare.replace(/log( (prefix "[^"]*"|level \S+|flags \S+|group \d+))*/g, '').trim();
  const jump = /\b(?:jump|goto) (\S+)$/.exec(verdict)?.[1];
  return {
    isUnconditional: /^(drop|reject|jump|goto|xt target)\b/.test(verdict),
    drops: !isOfInvalid(line) && /\b(drop|reject( with .*)?|xt target "?(DROP|REJECT)"?)$/.test(verdict),
    jumpsTo: jump === undefined ? undefined : `${table} ${jump}`,
  };
}

function iptablesChains(lines: readonly string[]): [string, Chain][] {
  const chains = new Map<string, Chain & { rules: Rule[] }>();
  let table = '';
  for (const line of lines) {
    const [, chain, policy] = /^:(\S+) (\S+)/.exec(line) ?? [];
    const [, of, matches = '', target] = /^-A (\S+)(.*?) -[jg] (\S+)/.exec(line) ?? [];
    if (line.startsWith('*')) table = line.slice(1);
    if (chain !== undefined) {
      const hook = table === 'nat' || !/^(INPUT|FORWARD)$/.test(chain) ? undefined : chain.toLowerCase();
      chains.set(`*${table} ${chain}`, { hook, policy, rules: [] });
    }
    if (of === undefined || target === undefined) continue;
    chains.get(`*${table} ${of}`)?.rules.push({
      isUnconditional: matches.replace(/ -m comment --comment ("[^"]*"|\S+)/, '').trim() === '',
      drops: !isOfInvalid(line) && /^(DROP|REJECT)$/.test(target),
      jumpsTo: `*${table} ${target}`,
    });
  }
  return [...chains];
}

/** Packets that belong to no connection: dropping them harms no tunnel. */
function isOfInvalid(line: string): boolean {
  return /ct state invalid|--(ct)?state INVALID\b/.test(line);
}
