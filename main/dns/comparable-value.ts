import { Address6 } from 'ip-address';
import { isIpv6 } from '../../contract/domain/dns-addresses.ts';
import { plainName } from '../../contract/domain/dns-names.ts';

/** One way to write the value of a record: a zone keeps what was typed, and name servers write names, texts and addresses in their own way. */
export function comparableValue(value: string): string {
  const text = value.replace(/\s+/g, ' ').replace(/"/g, '');
  return isIpv6(text) ? new Address6(text).correctForm() : plainName(text);
}
