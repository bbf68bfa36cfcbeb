import type { AccountInventory } from '../inventory.ts';
import { readGatewaysOfDirectConnect } from './read-direct-connect.ts';
import { readDns } from './read-dns.ts';
import type { Reader } from './reader.ts';

/** What an account has outside all regions. */
export async function readAccount(
  reader: Reader,
): Promise<Pick<AccountInventory, 'zones' | 'healthChecks' | 'dxGateways'>> {
  const [dns, dxGateways] = await Promise.all([readDns(reader), readGatewaysOfDirectConnect(reader)]);
  return { ...dns, dxGateways };
}
