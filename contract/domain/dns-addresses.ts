import { Address4, Address6 } from 'ip-address';
import { unroutedBlock } from './cidr.ts';

export function isIpv4(text: string): boolean {
  return /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text) && Address4.isValid(text);
}

export function isIpv6(text: string): boolean {
  return text.includes(':') && !/[%/]/.test(text) && Address6.isValid(text);
}

/** The block of an address that the internet does not route; undefined when it is public, or no address. */
export function privateBlock(text: string): string | undefined {
  if (isIpv4(text)) return unroutedBlock(text);
  if (!isIpv6(text)) return undefined;
  const address = new Address6(text);
  return privateIpv6.find((block) => address.isInSubnet(new Address6(block)));
}

const privateIpv6 = ['::/127', 'fc00::/7', 'fe80::/10', 'ff00::/8'];
