import { isIpv4, isIpv6 } from './dns-addresses.ts';
import type { RecordType } from './dns.ts';
import { hostNameProblem } from './dns-names.ts';

/** What is wrong with this as a value of a record, written as in a zone file; undefined when nothing is. */
export function valueProblem(type: RecordType, value: string): string | undefined {
  if (value === '') return 'Enter a value';
  if (value.length > 4000) return 'A value has at most 4000 characters';
  // Route 53 takes what is not printable ASCII as escapes of three octal digits.
  if (!/^[\x20-\x7e]*$/.test(value)) return 'Use printable ASCII characters; others as \\ and three octal digits';
  return problems[type](value);
}

const problems: Readonly<Record<RecordType, (value: string) => string | undefined>> = {
  A: (value) => (isIpv4(value) ? undefined : 'Enter an IPv4 address such as 192.0.2.1'),
  AAAA: (value) => (isIpv6(value) ? undefined : 'Enter an IPv6 address such as 2001:db8::1'),
  CNAME: hostNameProblem,
  TXT: textProblem,
  MX: (value) => numbersThenName(value, 1, 'a priority and a name, such as 10 mail.example.com'),
  SRV: (value) => numbersThenName(value, 3, 'priority, weight, port and name, such as 1 10 5269 chat.example.com'),
  CAA: caaProblem,
};

function textProblem(value: string): string | undefined {
  const strings = value.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  if (strings.length === 0 || strings.join(' ') !== value.replace(/"\s+"/g, '" "')) {
    return 'Put each text in double quotes, with \\" for a quote in it, and a space between two texts';
  }
  const isTooLong = strings.some((text) => text.slice(1, -1).replace(/\\([0-7]{3}|.)/g, 'x').length > 255);
  return isTooLong ? 'A text has at most 255 characters. Split it into several, each in double quotes' : undefined;
}

function numbersThenName(value: string, count: number, form: string): string | undefined {
  const parts = value.split(/\s+/);
  const [numbers, names] = [parts.slice(0, count), parts.slice(count)];
  const areNumbers = numbers.length === count && numbers.every((one) => /^\d{1,5}$/.test(one) && Number(one) <= 65_535);
  const [name] = names;
  if (!areNumbers || name === undefined || names.length > 1) return `Enter ${form}`;
  // RFC 7505 and RFC 2782: a lone dot says that there is no such service.
  return name === '.' ? undefined : hostNameProblem(name);
}

function caaProblem(value: string): string | undefined {
  const [, flags = ''] = /^(\d{1,3}) [a-z0-9]{1,15} "[^"]*"$/i.exec(value) ?? [];
  if (flags !== '' && Number(flags) <= 255) return undefined;
  return 'Enter flags, a tag and a value in quotes, such as 0 issue "letsencrypt.org"';
}
