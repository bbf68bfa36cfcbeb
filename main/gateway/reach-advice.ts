import { cidrProblem, contains, overlaps } from '../../contract/domain/cidr.ts';
import type { Advice, GatewayFacts } from '../../contract/domain/gateway-facts.ts';
import { firewallAdvice, forwardAdvice, type ReachLink } from './firewall-advice.ts';

/** What keeps this box from carrying the link's traffic, with the exact commands for it. Pure; nothing of it is run by Linkspan. */
export function reachAdvice(facts: GatewayFacts, link: ReachLink): Advice[] {
  return [...hostAdvice(facts), ...linkAdvice(facts, link)];
}

/** The part that is the same for every link. */
export function hostAdvice(facts: GatewayFacts): Advice[] {
  return [...kernelAdvice(facts), forwardingAdvice(facts), reversePathAdvice(facts), ...clockAdvice(facts)];
}

/** The part that depends on the link's addresses and ranges. */
export function linkAdvice(facts: GatewayFacts, link: ReachLink): Advice[] {
  return [
    ...managementAdvice(link),
    firewallAdvice(facts, link),
    forwardAdvice(facts, link),
    masqueradeAdvice(facts, link),
    mssAdvice(facts, link),
  ];
}

function kernelAdvice({ kernel }: GatewayFacts): Advice[] {
  if (kernel.hasEsp !== false) return [];
  return [
    {
      id: 'kernel-esp',
      problem: 'This kernel has no ESP',
      why: 'Tunnels come up but carry nothing, unless strongSwan runs ESP itself (kernel-libipsec).',
      commands: ['modprobe esp4', 'zgrep INET_ESP /proc/config.gz || grep INET_ESP /boot/config-$(uname -r)'],
      severity: 'risks',
    },
  ];
}

function managementAdvice(link: ReachLink): Advice[] {
  return link.managementAddresses
    .filter((address) => /^[\d.]+$/.test(address) && link.vpcCidrs.some((cidr) => contains(cidr, address)))
    .map((address) => ({
      id: `management-${address}`,
      problem: `You reach this gateway through ${address}, which lies in the VPC's range`,
      why: 'Once the tunnel is up, answers to that address go into the tunnel and your login is cut.',
      commands: [],
      severity: 'blocks' as const,
    }));
}

function forwardingAdvice({ forwarding }: GatewayFacts): Advice {
  const why = 'A box that does not forward answers for itself only: hosts behind it reach nothing through the tunnel.';
  if (forwarding === true)
    return { id: 'forwarding', problem: 'Forwarding is on', why, commands: [], severity: 'fine' };
  return {
    id: 'forwarding',
    problem:
      forwarding === null
        ? 'Whether the gateway forwards packets could not be read'
        : 'The gateway does not forward packets',
    why,
    commands: [
      'sysctl -w net.ipv4.ip_forward=1',
      "printf 'net.ipv4.ip_forward = 1\\n' > /etc/sysctl.d/99-linkspan-forward.conf",
    ],
    severity: forwarding === null ? 'risks' : 'blocks',
  };
}

function reversePathAdvice({ reversePath, interfaces, outside }: GatewayFacts): Advice {
  const why =
    'Linux uses the stricter of "all" and the interface. What comes out of a tunnel may arrive on another interface than its answer leaves by, and strict filtering drops it.';
  const outsideName = interfaces.find(({ addresses }) =>
    addresses.some((address) => address.split('/')[0] === outside.localAddress),
  )?.name;
  const mode = (name: string | undefined) => reversePath.find((entry) => entry.interface === name)?.mode;
  // The larger number of the two counts, and loose is 2.
  const isStrict =
    [mode('all'), mode(outsideName)].includes('strict') && ![mode('all'), mode(outsideName)].includes('loose');
  if (!isStrict)
    return {
      id: 'reverse-path',
      problem: 'Reverse path filtering lets tunnel traffic in',
      why,
      commands: [],
      severity: 'fine',
    };
  return {
    id: 'reverse-path',
    problem: 'Reverse path filtering is strict',
    why,
    commands: [
      'sysctl -w net.ipv4.conf.all.rp_filter=2',
      "printf 'net.ipv4.conf.all.rp_filter = 2\\n' > /etc/sysctl.d/99-linkspan-rp-filter.conf",
    ],
    severity: 'risks',
  };
}

function masqueradeAdvice({ firewall }: GatewayFacts, link: ReachLink): Advice {
  const why =
    'The gateway translates the site to its own address on the way to the internet. Without an exemption it translates what belongs into the tunnel too, and the VPC never sees the real source.';
  const rule = firewall.masquerade.find(
    (candidate) => concerns(candidate, link) && !isExempt(candidate, firewall.rules, link),
  );
  if (rule === undefined) {
    return {
      id: 'masquerade',
      problem: 'No source translation catches tunnel traffic',
      why,
      commands: [],
      severity: 'fine',
    };
  }
  const pairs = link.siteSubnets.flatMap((site) => link.vpcCidrs.map((vpc) => [site, vpc] as const));
  const chain = nftChain(rule);
  return {
    id: 'masquerade',
    problem: `Source translation would catch tunnel traffic: ${rule}`,
    why,
    commands: pairs.map(([site, vpc]) =>
      chain === undefined
        ? `iptables -t nat -I POSTROUTING 1 -s ${site} -d ${vpc} -j ACCEPT`
        : `nft insert rule ${chain} ip saddr ${site} ip daddr ${vpc} accept`,
    ),
    severity: 'blocks',
  };
}

/** A rule for other sources or destinations, such as a container network's, does not touch the link. */
function concerns(rule: string, { siteSubnets, vpcCidrs }: ReachLink): boolean {
  const named = (pattern: RegExp) => [pattern.exec(rule)?.[1] ?? ''].find((cidr) => cidrProblem(cidr) === undefined);
  const source = named(/(?<!! )(?:-s|ip saddr) (\d[\d.]+\/\d+)/);
  const destination = named(/(?<!! )(?:-d|ip daddr) (\d[\d.]+\/\d+)/);
  const meets = (cidr: string | undefined, ours: readonly string[]) =>
    cidr === undefined || ours.some((own) => overlaps(cidr, own));
  return meets(source, siteSubnets) && meets(destination, vpcCidrs);
}

/** The rule leaves IPsec alone by itself, or one before it in its chain lets the VPC's ranges pass. */
function isExempt(rule: string, rules: readonly string[], { vpcCidrs }: ReachLink): boolean {
  if (/--pol none|ipsec missing|policy out none/.test(rule)) return true;
  const chain = nftChain(rule);
  return vpcCidrs.every((vpc) =>
    rules.some(
      (other) =>
        other.includes(vpc) &&
        (chain === undefined
          ? /^-A POSTROUTING .*-j (ACCEPT|RETURN)/.test(other)
          : other.startsWith(`${chain}: `) && /accept|return/.test(other)),
    ),
  );
}

/** `ip nat postrouting` of `ip nat postrouting: oifname "eth0" masquerade`. */
function nftChain(rule: string): string | undefined {
  return /^((?:ip|inet) [\w.-]+ [\w.-]+): /.exec(rule)?.[1];
}

function mssAdvice({ firewall, tools }: GatewayFacts, link: ReachLink): Advice {
  const mss = mssOf(link);
  const why =
    'AWS does no path MTU discovery on tunnels: large segments vanish when nothing clamps them, and transfers hang while pings work.';
  if (firewall.rules.some((rule) => /TCPMSS|maxseg/.test(rule))) {
    return { id: 'mss', problem: 'A rule clamps the size of TCP segments', why, commands: [], severity: 'fine' };
  }
  const commands = link.vpcCidrs.flatMap((vpc) =>
    (['d', 's'] as const).map((end) =>
      tools.includes('iptables')
        ? `iptables -t mangle -I FORWARD -${end} ${vpc} -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --set-mss ${mss}`
        : `nft insert rule inet filter forward ip ${end}addr ${vpc} tcp flags syn tcp option maxseg size set ${mss}`,
    ),
  );
  return {
    id: 'mss',
    problem: `TCP through the tunnel fits with segments of at most ${mss} bytes`,
    why,
    commands,
    severity: 'risks',
  };
}

/** AWS's table: AES-GCM 1406, or 1398 behind NAT; AES-CBC with SHA2-256 1398, or 1382 behind NAT. */
function mssOf({ profile, localAddress, localId }: ReachLink): number {
  const isBehindNat = localAddress !== localId;
  if (profile === 'recommended') return isBehindNat ? 1398 : 1406;
  return isBehindNat ? 1382 : 1398;
}

function clockAdvice({ clock }: GatewayFacts): Advice[] {
  if (Math.abs(clock.offsetSeconds) < 60) return [];
  return [
    {
      id: 'clock',
      problem: `The gateway's clock is ${Math.abs(clock.offsetSeconds)} seconds ${clock.offsetSeconds > 0 ? 'ahead' : 'behind'}`,
      why: 'Tunnels with keys work all the same, but its logs cannot be laid beside those of AWS.',
      commands: ['timedatectl set-ntp true'],
      severity: 'risks',
    },
  ];
}

/** Ranges of the site that the VPC's ranges reach into: no rule can sort that out. */
export function overlapsOf(siteSubnets: readonly string[], vpcCidrs: readonly string[]): string[] {
  return siteSubnets.filter((site) => vpcCidrs.some((vpc) => overlaps(site, vpc)));
}
