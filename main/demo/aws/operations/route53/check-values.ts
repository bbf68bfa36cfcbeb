import { isIPv6 } from 'node:net';
import type { RecordSet } from '../../world/dns.ts';
import { readAddress } from '../../world/ipv4.ts';

/** What is wrong with a record set's values, in the service's words. */
export function valueProblems(recordSet: RecordSet): string[] {
  const values = (recordSet.ResourceRecords ?? []).map(({ Value: value }) => value ?? '');
  const repeated = values.filter((value, index) => values.indexOf(value) !== index);
  const isCrowded = recordSet.Type === 'CNAME' && values.length > 1;
  return [
    ...repeated.map((value) => `Duplicate Resource Record: '${value.slice(0, 80)}'`),
    ...(isCrowded ? ['Invalid Resource Record: CNAME resource record sets have exactly one value'] : []),
    ...values.flatMap((value) => {
      const problem = problems[recordSet.Type]?.(value);
      return problem === undefined
        ? []
        : [`Invalid Resource Record: FATAL problem: ${problem} encountered with '${value.slice(0, 80)}'`];
    }),
  ];
}

const problems: Readonly<Record<string, ((value: string) => string | undefined) | undefined>> = {
  A: (value) =>
    readAddress(value) === undefined ? 'ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)' : undefined,
  AAAA: (value) => (isIPv6(value) ? undefined : 'AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)'),
  CNAME: nameProblem,
  NS: nameProblem,
  PTR: nameProblem,
  MX: (value) =>
    /^\d{1,5} \S+$/.test(value)
      ? nameProblem(value.split(' ')[1] ?? '')
      : `MXRRDATANotTwoFields (MX record doesn't have 2 fields)`,
  SRV: (value) =>
    /^\d{1,5} \d{1,5} \d{1,5} \S+$/.test(value)
      ? undefined
      : `SRVRRDATANotFourFields (SRV record doesn't have 4 fields)`,
  CAA: (value) =>
    /^\d{1,3} [A-Za-z0-9]+ "[^"]*"$/.test(value) ? undefined : 'CAARRDATAInvalid (Value is not a valid CAA record)',
  TXT: textProblem,
  SPF: textProblem,
};

function nameProblem(value: string): string | undefined {
  const labels = value.replace(/\.$/, '').split('.');
  if (labels.includes('')) return 'DomainLabelEmpty (Domain label is empty)';
  if (labels.some((label) => label.length > 63)) return 'DomainLabelTooLong (Domain label is too long)';
  return /\s/.test(value) ? 'UnsupportedCharacter (Value contains unsupported characters)' : undefined;
}

function textProblem(value: string): string | undefined {
  const strings = value.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  if (strings.join(' ') !== value.trim().replace(/"\s+"/g, '" "') || strings.length === 0) {
    return 'InvalidCharacterString (Value should be enclosed in quotation marks)';
  }
  return strings.some((each) => each.length > 257) ? 'CharacterStringTooLong (Value is too long)' : undefined;
}
