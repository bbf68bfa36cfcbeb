import { BlockList, isIP, isIPv4 } from 'node:net';

/** Does NO_PROXY say that this host is reached directly? Loopback always is. */
export function isDirect(host: string, port: number, noProxy: string | undefined): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'))) return true;
  return (noProxy ?? '')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => matches(entry.toLowerCase(), name, port));
}

function matches(entry: string, name: string, port: number): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return inRange(entry, name);
  const [, host = entry, wantedPort] = /^([^:]+):(\d+)$/.exec(entry) ?? [];
  if (wantedPort !== undefined && Number(wantedPort) !== port) return false;
  const suffix = host.replace(/^\*?\./, '');
  return name === suffix || (isIP(name) === 0 && name.endsWith(`.${suffix}`));
}

function inRange(entry: string, name: string): boolean {
  const [address = '', prefix] = entry.split('/');
  if (!isIPv4(address) || !isIPv4(name) || !/^([12]?\d|3[0-2])$/.test(prefix ?? '')) return false;
  const list = new BlockList();
  list.addSubnet(address, Number(prefix));
  return list.check(name);
}
