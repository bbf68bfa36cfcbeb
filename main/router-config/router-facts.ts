import { Address4, Address6 } from 'ip-address';
import { AppError } from '../../contract/errors.ts';

/** One BGP session as the router has it. Addresses with their prefix length. */
export interface RouterPeer {
  readonly family: 'ipv4' | 'ipv6';
  readonly amazonAddress: string;
  readonly customerAddress: string;
  readonly key: string;
}

/** Everything that a router's side of a virtual interface is made of. */
export interface RouterFacts {
  readonly id: string;
  readonly kind: 'private' | 'public' | 'transit';
  readonly vlan: number;
  readonly mtu: number;
  /** The router's. */
  readonly asn: number;
  readonly amazonAsn: number;
  readonly peers: readonly RouterPeer[];
  /** What AWS is known to announce; empty where that is not known. */
  readonly accepted: readonly string[];
  /** What the router may announce; empty where that is not known: then nothing is let out. */
  readonly announced: readonly string[];
}

/** Stands for a key on the page. */
export const maskedBgpKey = '••••';

/**
 * Refuses whatever is not of a strict form: nothing that AWS answers, or somebody named, can add a line to a router's
 * configuration.
 */
export function checkFacts(facts: RouterFacts): void {
  const wrong = wrongValue(facts);
  if (wrong === undefined) return;
  throw new AppError({
    code: 'unsupported',
    message: `AWS gives a ${wrong} for ${/^dxvif-\w{1,40}$/.test(facts.id) ? facts.id : 'this virtual interface'} that cannot go into a configuration. Look at it in the console`,
    subject: wrong,
  });
}

/** Of a key that one kind of router reads in its own way. */
export function refuseKey(vendor: string, reason: string): AppError {
  return new AppError({
    code: 'unsupported',
    message: `${vendor} does not take this BGP key as it is: it ${reason}. Take another key for this virtual interface, or enter it on the router by hand`,
    subject: 'key',
  });
}

function wrongValue(facts: RouterFacts): string | undefined {
  if (!/^dxvif-[0-9a-z]{8,17}$/.test(facts.id)) return 'name';
  if (!isWhole(facts.vlan, 1, 4094)) return 'VLAN';
  if (!isWhole(facts.asn, 1, 4_294_967_294) || !isWhole(facts.amazonAsn, 1, 4_294_967_294)) return 'BGP ASN';
  if (!isWhole(facts.mtu, 1280, 9216)) return 'MTU';
  if (facts.peers.length === 0 || facts.peers.length > 2) return 'number of BGP sessions';
  if (
    facts.peers.some(({ family, amazonAddress: a, customerAddress: b }) => ![a, b].every((one) => isRange(one, family)))
  ) {
    return 'BGP address';
  }
  if (facts.peers.some(({ key }) => key !== maskedBgpKey && !/^[\x21-\x7e]{6,80}$/.test(key))) return 'BGP key';
  const prefixes = [...facts.accepted, ...facts.announced];
  return prefixes.every((one) => isRange(one, one.includes(':') ? 'ipv6' : 'ipv4')) ? undefined : 'prefix';
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function isRange(text: string, family: 'ipv4' | 'ipv6'): boolean {
  return family === 'ipv4'
    ? /^[\d.]{7,15}\/\d{1,2}$/.test(text) && Address4.isValid(text)
    : /^[0-9a-f:]{2,39}\/\d{1,3}$/i.test(text) && Address6.isValid(text);
}
