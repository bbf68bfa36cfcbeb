import { Address6 } from 'ip-address';

/** What is wrong with this text as an IPv6 prefix that AWS takes an announcement of: /64 or shorter. */
export function ipv6PrefixProblem(text: string): string | undefined {
  const length = /^[0-9a-f:]{2,39}\/(\d{1,3})$/i.exec(text)?.[1];
  if (length === undefined || !Address6.isValid(text)) return 'Enter an IPv6 prefix such as 2001:db8:10::/48';
  if (Number(length) > 64) return `${text} is longer than /64, which AWS does not take`;
  const range = new Address6(text);
  if (range.startAddress().bigInt() !== new Address6(text.replace(/\/.*$/, '')).bigInt()) {
    return `${text} has host bits set. The prefix starts at ${range.startAddress().correctForm()}/${length}`;
  }
  return undefined;
}
