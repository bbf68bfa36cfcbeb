import { bgpLines } from './bgp-lines.ts';
import { checkFacts, type RouterFacts } from './router-facts.ts';

/** The router's side for FRRouting on Linux. Pure. */
export function renderFrr(facts: RouterFacts): string {
  checkFacts(facts);
  const { id, kind, vlan, mtu, peers } = facts;
  const name = `eth0.${vlan}`;
  return [
    `! Linkspan: ${kind} virtual interface ${id}`,
    '! Put the name of your own port for eth0. FRR makes no VLAN; Linux does:',
    `!   ip link add link eth0 name ${name} type vlan id ${vlan}`,
    `!   ip link set dev ${name} mtu ${mtu} up`,
    `interface ${name}`,
    ` description Direct Connect ${id}`,
    ...peers.map(({ family, customerAddress }) => ` ${family === 'ipv4' ? 'ip' : 'ipv6'} address ${customerAddress}`),
    'exit',
    '!',
    ...bgpLines(facts),
    'end',
    '',
  ].join('\n');
}
