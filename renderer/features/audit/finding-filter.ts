import type {
  PropertyFilterOption,
  PropertyFilterProperty,
  PropertyFilterQuery,
} from '@cloudscape-design/collection-hooks';
import type { Finding } from '../../../contract/domain/audit.ts';
import { harmless } from '../../ui/harmless.ts';
import { severities, severityRank, severityWords, systemOf, verdictWords } from './audit-words.ts';

/** A finding as the table filters and sorts it: plain texts, made once for each audit. */
export interface FindingRow {
  readonly id: string;
  readonly finding: Finding;
  readonly account: string;
  readonly region: string;
  readonly system: string;
  readonly rule: string;
  readonly severity: string;
  readonly rank: number;
  readonly verdict: string;
  readonly resource: string;
  /** All of it in small letters, for free text. */
  readonly text: string;
}

export function rowOf(finding: Finding): FindingRow {
  const { resource, ruleId } = finding;
  const isGateway = resource.account === null;
  const row = {
    account: resource.account ?? 'No account',
    region: resource.region ?? (isGateway ? 'No region' : 'Global'),
    system: systemOf(finding),
    rule: ruleId,
    severity: severityWords[finding.severity],
    verdict: verdictWords[finding.verdict],
    resource: resource.name ?? resource.id,
  };
  const text = [...Object.values(row), resource.id, resource.kind, finding.title, finding.summary].join(' ');
  return { ...row, id: finding.id, finding, rank: severityRank(finding.severity), text: text.toLowerCase() };
}

/** Worst first, what is wrong before what is unknown, then as the rules come. */
export function byUrgency(one: FindingRow, other: FindingRow): number {
  return one.rank - other.rank || verdictRank(one) - verdictRank(other) || one.rule.localeCompare(other.rule);
}

function verdictRank({ finding: { verdict } }: FindingRow): number {
  return ['fail', 'warn', 'unknown'].indexOf(verdict);
}

const keys = ['severity', 'verdict', 'system', 'rule', 'account', 'region'] as const;
type Key = (typeof keys)[number];

const labels: Readonly<Record<Key, readonly [string, string]>> = {
  severity: ['Severity', 'Severities'],
  verdict: ['Verdict', 'Verdicts'],
  system: ['System', 'Systems'],
  rule: ['Rule', 'Rules'],
  account: ['Account', 'Accounts'],
  region: ['Region', 'Regions'],
};

export const filterProperties: readonly PropertyFilterProperty[] = keys.map((key) => ({
  key,
  propertyLabel: labels[key][0],
  groupValuesLabel: labels[key][1],
  operators: ['=', '!='],
}));

/** The values that occur, for the filter to offer. */
export function filterOptions(rows: readonly FindingRow[]): readonly PropertyFilterOption[] {
  return keys.flatMap((propertyKey) => {
    const values = [...new Set(rows.map((row) => row[propertyKey]))];
    return sorted(propertyKey, values)
      .slice(0, 500)
      .map((value) => ({ propertyKey, value, label: harmless(value, 100) }));
  });
}

function sorted(key: Key, values: readonly string[]): readonly string[] {
  if (key !== 'severity') return [...values].sort();
  return severities.map((severity) => severityWords[severity]).filter((words) => values.includes(words));
}

/** Whether a finding passes the filter. Free text is looked for in all of it. */
export function matches(row: FindingRow, { tokens, operation }: PropertyFilterQuery): boolean {
  if (tokens.length === 0) return true;
  const passes = ({ propertyKey, operator, value }: PropertyFilterQuery['tokens'][number]) => {
    const wanted = String(value);
    if (propertyKey === undefined) {
      const isIn = row.text.includes(wanted.toLowerCase());
      return operator.startsWith('!') ? !isIn : isIn;
    }
    const isSame = isKey(propertyKey) && row[propertyKey] === wanted;
    return operator.startsWith('!') ? !isSame : isSame;
  };
  return operation === 'or' ? tokens.some(passes) : tokens.every(passes);
}

export const noFilter: PropertyFilterQuery = { tokens: [], operation: 'and' };

/** `severity=Critical~region!=eu-west-1~berlin`, `or` in front when any one is enough; undefined for no filter. */
export function filterToAddress({ tokens, operation }: PropertyFilterQuery): string | undefined {
  if (tokens.length === 0) return undefined;
  const parts = tokens.map(
    ({ propertyKey = '', operator, value }) => `${propertyKey}${operator}${encode(String(value))}`,
  );
  return [...(operation === 'or' ? ['or'] : []), ...parts].join('~');
}

/** What an address says, as far as it makes sense. */
export function filterFromAddress(text: string | null): PropertyFilterQuery {
  if (!text) return noFilter;
  const parts = text.slice(0, 4000).split('~');
  const operation = parts[0] === 'or' ? 'or' : 'and';
  const tokens = parts.flatMap((part) => {
    const [, key = '', operator = '', value = ''] = /^([a-z]*)(!=|=|!:|:)(.*)$/s.exec(part) ?? [];
    if (value === '' || (key !== '' && !isKey(key))) return [];
    return [{ ...(key && { propertyKey: key }), operator, value: decode(value) }];
  });
  return { operation, tokens };
}

function isKey(key: string): key is Key {
  return (keys as readonly string[]).includes(key);
}

function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('~', '%7E');
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
