import type { Answer, StringRecordType } from 'dns-packet';
import { unescaped } from '../aws/operations/route53/names.ts';
import type { DnsRecord } from './dns-answer.ts';

/** A record as dns-packet writes it; none for the types that the demo does not answer. */
export function encodable(record: DnsRecord): Answer[] {
  const { ttl, value } = record;
  const common = { name: bare(record.name), ttl, class: 'IN' as const };
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return [{ ...common, type: record.type, data: value }];
    case 'CNAME':
    case 'NS':
    case 'PTR':
      return [{ ...common, type: record.type as StringRecordType, data: bare(value) }];
    case 'TXT':
      return [{ ...common, type: 'TXT', data: readStrings(value) }];
    case 'MX': {
      const [preference, exchange = ''] = value.split(' ');
      return [{ ...common, type: 'MX', data: { preference: Number(preference), exchange: bare(exchange) } }];
    }
    case 'SRV': {
      const [priority, weight, port, target = ''] = value.split(' ');
      const data = { priority: Number(priority), weight: Number(weight), port: Number(port), target: bare(target) };
      return [{ ...common, type: 'SRV', data }];
    }
    case 'CAA':
      return readCaa(value).map((data) => ({ ...common, type: 'CAA' as const, data }));
    case 'SOA':
      return [{ ...common, type: 'SOA', data: readSoa(value) }];
    default:
      return [];
  }
}

function bare(name: string): string {
  return unescaped(name).replace(/\.$/, '') || '.';
}

/** `"one" "two"` as its strings. */
function readStrings(value: string): Buffer[] {
  const strings = value.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  return strings.map((each) => Buffer.from(unescaped(each.slice(1, -1)).replace(/\\(.)/g, '$1'), 'latin1'));
}

function readCaa(value: string) {
  const [, flags = '0', tag, text = ''] = /^(\d{1,3}) ([A-Za-z0-9]+) "([^"]*)"$/.exec(value) ?? [];
  if (tag === undefined) return [];
  return [{ flags: Number(flags), tag: tag as 'issue' | 'issuewild' | 'iodef', value: text }];
}

function readSoa(value: string) {
  const [mname = '', rname = '', ...numbers] = value.split(' ');
  const [serial = 1, refresh = 7200, retry = 900, expire = 1_209_600, minimum = 86_400] = numbers.map(Number);
  return { mname: bare(mname), rname: bare(rname), serial, refresh, retry, expire, minimum };
}
