import type { Reference } from '../contract/domain/audit.ts';
import { allRules } from '../main/features/audit/rules/all-rules.ts';
import type { Rule } from '../main/features/audit/rules/rule.ts';
import { auditSettings } from '../main/features/audit/rules/settings.ts';

/** docs/guide/audit-rules.md: what each rule of the audit says, in the words that the app shows. */
export function renderAuditRules(): string {
  return `${[head, thresholds(), ...groups()].join('\n\n')}\n`;
}

const head = `# The rules of the audit

Written by \`npm run docs\` from \`main/features/audit/rules\`; a test holds them equal.

An audit reads accounts, regions and gateways, changes nothing, and judges what it read by these rules. Each says one of five things of a resource:

| | |
|---|---|
| pass | as it should be |
| fail | the rule is broken; the finding names the facts and where they were read |
| warn | worth a look, no breach |
| unknown | something the rule needs could not be read, or AWS does not tell: nothing is claimed |
| not applicable | the rule does not concern it |

What is being deleted or has been deleted is left out. A severity is that of the rule; a finding may be worse or milder, where the text says so.`;

function thresholds(): string {
  const { newConnectionMinutes, keyAgeDays, routesNearLimitPercent, trafficDays, idleTrafficBytes } = auditSettings;
  const { bgpKeyCharacters, failoverTtlSeconds, requires256Bit, requiresMacSec, standbyTag } = auditSettings;
  const rows: readonly (readonly [string, string])[] = [
    ['A connection may still be on its way up (VPN-02)', `${newConnectionMinutes} minutes`],
    ['Age of a pre-shared key (VPN-10)', `${keyAgeDays} days`],
    ['Routes near the limit (VPN-18)', `${routesNearLimitPercent} %`],
    ['Idle connection (VPN-20)', `less than ${idleTrafficBytes.toLocaleString('en-GB')} bytes in ${trafficDays} days`],
    ['Length of a BGP key (DX-05)', `${bgpKeyCharacters} characters`],
    ['TTL of failover and weighted records (R53-03)', `${failoverTtlSeconds} seconds`],
    ['Policy: 256-bit ciphers only (VPN-07)', requires256Bit ? 'yes' : 'no'],
    ['Policy: MACsec where a port can (DX-06)', requiresMacSec ? 'yes' : 'no'],
    ['Tag of a connection that is meant as a standby (VPN-01, VPN-20)', `\`${standbyTag} = true\``],
  ];
  return [
    '## Thresholds',
    '',
    'Proposals of ours, in `main/features/audit/rules/settings.ts`.',
    '',
    '| | |',
    '|---|---|',
    ...rows.map(([what, value]) => `| ${what} | ${value} |`),
  ].join('\n');
}

const families: readonly (readonly [title: string, prefix: RegExp])[] = [
  ['Site-to-site VPN', /^VPN-/],
  ['Transit gateways', /^TGW-/],
  ['Direct Connect', /^DX-/],
  ['Route 53', /^(R53|RES)-/],
  ['VPC and security', /^(PL|SG|FL|VPC|NAT)-/],
];

function groups(): string[] {
  const left = allRules.filter(({ id }) => !families.some(([, prefix]) => prefix.test(id)));
  if (left.length > 0) throw new Error(`No chapter of the guide for ${left.map(({ id }) => id).join(', ')}`);
  return families.map(([title, prefix]) =>
    [`## ${title}`, ...allRules.filter(({ id }) => prefix.test(id)).map(renderRule)].join('\n\n'),
  );
}

function renderRule({ id, title, severity, why, failsWhen, remedy, references }: Rule): string {
  const sources = references.length > 0 ? references.map(renderReference).join('; ') : 'a rule of our own';
  return [
    `### ${id}: ${title}`,
    `Severity: ${severity}. ${why}`,
    `**It fails when** ${failsWhen}`,
    `**What to do:** ${remedy}`,
    `Reference: ${sources}.`,
  ].join('\n\n');
}

function renderReference({ label, url }: Reference): string {
  return url === null ? label : `[${label}](${url})`;
}
