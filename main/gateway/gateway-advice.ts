import type { Advice, GatewayFacts } from '../../contract/domain/gateway-facts.ts';
import type { Link } from '../../contract/domain/link.ts';
import { hostAdvice, linkAdvice } from './reach-advice.ts';

/** What an inspected gateway wants: for links in general, and for each link that leads over it. Pure. */
export function gatewayAdvice(
  facts: GatewayFacts,
  links: readonly Link[],
  managementAddresses: readonly string[],
): Advice[] {
  return [
    ...productAdvice(facts),
    ...serviceAdvice(facts),
    ...sudoAdvice(facts),
    ...leftoverAdvice(facts),
    ...hostAdvice(facts),
    ...links.flatMap((link) => adviceFor(facts, link, managementAddresses)),
  ];
}

/** Two links may want the same thing of different ranges, so each says which link it is for. */
function adviceFor(facts: GatewayFacts, link: Link, managementAddresses: readonly string[]): Advice[] {
  const { site, tunnelProfile, tunnels, vpcCidrs } = link;
  const advice = linkAdvice(facts, {
    profile: tunnelProfile,
    localAddress: site.localAddress ?? site.outsideAddress,
    localId: site.outsideAddress,
    siteSubnets: site.subnets,
    vpcCidrs,
    peers: tunnels.map(({ outsideAddress }) => outsideAddress),
    managementAddresses,
  });
  return advice.map((one) => ({ ...one, id: `${link.id}-${one.id}`, problem: `${link.name}: ${one.problem}` }));
}

function productAdvice({ strongswan: { product }, os }: GatewayFacts): Advice[] {
  const base = { id: 'product', severity: 'blocks' } as const;
  switch (product) {
    case 'strongswan':
      return [];
    case 'libreswan':
    case 'other':
      return [
        {
          ...base,
          problem:
            product === 'libreswan'
              ? 'This gateway runs Libreswan'
              : 'This gateway runs an IPsec product other than strongSwan',
          why: 'Linkspan configures strongSwan and leaves any other product alone. The configuration can be had as text instead: add the site as a device.',
          commands: [],
        },
      ];
    case 'none':
      return [
        {
          ...base,
          problem: 'There is no IPsec software on this gateway',
          why: 'A tunnel needs strongSwan: 5.1 or later for ipsec.conf, 5.7 or later for swanctl.',
          commands: installCommand(os.name),
        },
      ];
  }
}

function installCommand(os: string): string[] {
  if (/debian|ubuntu/i.test(os)) return ['apt-get install strongswan'];
  if (/alpine/i.test(os)) return ['apk add strongswan'];
  if (/fedora|red hat|rocky|alma|centos|amazon/i.test(os)) return ['dnf install strongswan'];
  return [];
}

function serviceAdvice({ service, strongswan }: GatewayFacts): Advice[] {
  if (strongswan.product !== 'strongswan') return [];
  const { name, manager, isRunning, startsAtBoot } = service;
  // The name comes from the gateway and ends up in a command that a person runs as root.
  const unit = name !== null && /^[A-Za-z0-9][\w.@-]{0,60}$/.test(name) ? name : 'strongswan';
  const advice: Advice[] = [];
  if (isRunning === false) {
    advice.push({
      id: 'service-stopped',
      problem: 'strongSwan is not running',
      why: 'No tunnel of this gateway is up while its service is stopped.',
      commands: manager === 'systemd' ? [`systemctl start ${unit}`] : [`service ${unit} start`],
      severity: 'blocks',
    });
  }
  if (startsAtBoot === false) {
    advice.push({
      id: 'service-boot',
      problem: 'strongSwan does not start at boot',
      why: 'After the next restart of this gateway every tunnel stays down until somebody starts the service.',
      commands: bootCommands[manager](unit),
      severity: 'risks',
    });
  }
  return advice;
}

const bootCommands: Readonly<Record<GatewayFacts['service']['manager'], (unit: string) => string[]>> = {
  systemd: (unit) => [`systemctl enable ${unit}`],
  openrc: (unit) => [`rc-update add ${unit} default`],
  sysv: (unit) => [`update-rc.d ${unit} defaults`],
  upstart: () => [],
  none: () => [],
};

function sudoAdvice({ sudo, login }: GatewayFacts): Advice[] {
  if (sudo !== 'none') return [];
  const name = login ?? 'LOGIN';
  return [
    {
      id: 'sudo',
      problem: 'This login may not become root',
      why: `Reading tunnels and setting them up needs root. Two lines in sudoers grant it${login === null ? ', with the name of your login for LOGIN' : ''}: a right to run /bin/sh (leave NOPASSWD out to be asked for the password), and no demand for a terminal. The third line here checks them.`,
      commands: [
        `echo '${name} ALL=(root) NOPASSWD: /bin/sh' >> /etc/sudoers.d/linkspan`,
        `echo 'Defaults:${name} !requiretty' >> /etc/sudoers.d/linkspan`,
        'chmod 440 /etc/sudoers.d/linkspan && visudo -c',
      ],
      severity: 'blocks',
    },
  ];
}

function leftoverAdvice({ leftovers }: GatewayFacts): Advice[] {
  return leftovers.map((leftover, place) => ({
    id: `leftover-${place + 1}`,
    problem: leftover,
    why: 'A change on this gateway is under way, or an earlier one did not end tidily. The next change waits for it, or settles it first; so do Resume and Undo of its plan.',
    commands: [],
    severity: 'risks' as const,
  }));
}
