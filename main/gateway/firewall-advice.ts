import type { Advice, GatewayFacts } from '../../contract/domain/gateway-facts.ts';
import type { GatewayLinkConfig } from '../strongswan/link-config.ts';

/** What about a link the advice depends on. */
export type ReachLink = Pick<GatewayLinkConfig, 'profile' | 'localAddress' | 'localId' | 'siteSubnets' | 'vpcCidrs'> & {
  readonly peers: readonly string[];
  /** Hops and the SSH client as dialled: they must never fall into a tunnel. */
  readonly managementAddresses: readonly string[];
};

type Kind = GatewayFacts['firewall']['kind'];

/** UDP 500, UDP 4500 and ESP from the two tunnel addresses, in the words of this box's firewall. */
export function firewallAdvice({ firewall }: GatewayFacts, link: ReachLink): Advice {
  const why =
    'Tunnels are negotiated on UDP 500, carried as ESP (IP protocol 50), or on UDP 4500 behind NAT: all three must be let in from the two addresses of AWS.';
  const base = { id: 'firewall-ike', why } as const;
  if (firewall.kind === 'unknown' || firewall.dropsByDefault === null) {
    return {
      ...base,
      problem: 'The firewall of this gateway could not be read',
      commands: inputCommands('nftables', link),
      severity: 'risks',
    };
  }
  if (!firewall.dropsByDefault)
    return { ...base, problem: 'Nothing on this gateway drops IKE or ESP', commands: [], severity: 'fine' };
  if (letsIn(firewall.rules, link.peers)) {
    return { ...base, problem: 'The firewall lets IKE and ESP in', commands: [], severity: 'fine' };
  }
  return {
    ...base,
    problem: 'The firewall drops what no rule lets in, and no rule for IKE and ESP was found',
    commands: inputCommands(firewall.kind, link),
    severity: 'blocks',
  };
}

/** What the tunnel carries must pass the forward chain as well. */
export function forwardAdvice({ firewall }: GatewayFacts, link: ReachLink): Advice {
  const why = 'Packets between the site and the VPC are forwarded, and the firewall judges them on the way.';
  const base = { id: 'firewall-forward', why } as const;
  if (firewall.forwardDropsByDefault === false)
    return { ...base, problem: 'Nothing on this gateway drops forwarded packets', commands: [], severity: 'fine' };
  const names = link.vpcCidrs.every((vpc) => firewall.rules.some((rule) => rule.includes(vpc)));
  if (names) return { ...base, problem: 'Rules for the ranges of the VPC are there', commands: [], severity: 'fine' };
  return {
    ...base,
    problem:
      firewall.forwardDropsByDefault === null
        ? 'Whether forwarded packets are dropped could not be read'
        : 'Forwarded packets to and from the VPC may be dropped',
    commands: forwardCommands(firewall.kind, link),
    severity: 'risks',
  };
}

function letsIn(rules: readonly string[], peers: readonly string[]): boolean {
  const accepts = rules.filter((rule) => /accept|ALLOW/i.test(rule));
  const isForAll = (rule: string) =>
    !/dport|\bports?\b|-p |proto|tcp|udp|icmp|\besp\b|daddr| -d |ct state|state /.test(rule);
  if (peers.every((peer) => accepts.some((rule) => rule.includes(peer) && isForAll(rule)))) return true;
  const has = (pattern: RegExp) =>
    accepts.some(
      (rule) => pattern.test(rule) && (!/\d+\.\d+\.\d+\.\d+/.test(rule) || peers.some((peer) => rule.includes(peer))),
    );
  return has(/\b500\b|isakmp/) && has(/\b4500\b|ipsec-nat-t/) && has(/\besp\b|protocol 50|-p 50/i);
}

function inputCommands(kind: Kind, { peers }: ReachLink): string[] {
  return peers.flatMap((peer) => {
    switch (kind) {
      case 'ufw':
        return [
          `ufw allow proto udp from ${peer} to any port 500`,
          `ufw allow proto udp from ${peer} to any port 4500`,
          `ufw allow proto esp from ${peer}`,
        ];
      case 'firewalld':
        return [
          `firewall-cmd --permanent --add-rich-rule='rule family="ipv4" source address="${peer}" service name="ipsec" accept'`,
          'firewall-cmd --reload',
        ];
      case 'iptables':
        return [
          `iptables -I INPUT -s ${peer} -p udp -m multiport --dports 500,4500 -j ACCEPT`,
          `iptables -I INPUT -s ${peer} -p esp -j ACCEPT`,
        ];
      case 'nftables':
      case 'none':
      case 'unknown':
        return [
          `nft insert rule inet filter input ip saddr ${peer} udp dport '{ 500, 4500 }' accept`,
          `nft insert rule inet filter input ip saddr ${peer} ip protocol esp accept`,
        ];
      default:
        return kind satisfies never;
    }
  });
}

function forwardCommands(kind: Kind, { siteSubnets, vpcCidrs }: ReachLink): string[] {
  const pairs = siteSubnets.flatMap((site) => vpcCidrs.map((vpc) => [site, vpc] as const));
  return pairs.flatMap(([site, vpc]) => {
    switch (kind) {
      case 'ufw':
        return [`ufw route allow from ${site} to ${vpc}`, `ufw route allow from ${vpc} to ${site}`];
      case 'firewalld':
        return [
          `firewall-cmd --permanent --direct --add-rule ipv4 filter FORWARD 0 -s ${site} -d ${vpc} -j ACCEPT`,
          `firewall-cmd --permanent --direct --add-rule ipv4 filter FORWARD 0 -s ${vpc} -d ${site} -j ACCEPT`,
          'firewall-cmd --reload',
        ];
      case 'iptables':
        return [
          `iptables -I FORWARD -s ${site} -d ${vpc} -m policy --dir out --pol ipsec -j ACCEPT`,
          `iptables -I FORWARD -s ${vpc} -d ${site} -m policy --dir in --pol ipsec -j ACCEPT`,
        ];
      case 'nftables':
      case 'none':
      case 'unknown':
        return [
          `nft insert rule inet filter forward ip saddr ${site} ip daddr ${vpc} accept`,
          `nft insert rule inet filter forward ip saddr ${vpc} ip daddr ${site} accept`,
        ];
      default:
        return kind satisfies never;
    }
  });
}
