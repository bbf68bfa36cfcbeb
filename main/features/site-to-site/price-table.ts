import type { PlanCost } from '../../../contract/domain/plan.ts';

/** US East (N. Virginia), on demand. Other regions may differ by a few cents an hour. */
const prices = { asOf: '2026-09-01', vpnConnectionHour: 0.05, publicIpv4Hour: 0.005 } as const;
const hoursPerMonth = 730;

/** What a VPN connection with two tunnels costs while it exists, before the data that leaves AWS. */
export function costOfConnection(): PlanCost {
  const lines = [
    { what: 'VPN connection, 0.05 USD an hour', perMonth: cents(prices.vpnConnectionHour * hoursPerMonth) },
    {
      what: 'Two public IPv4 addresses of the tunnels, 0.005 USD an hour each',
      perMonth: cents(2 * prices.publicIpv4Hour * hoursPerMonth),
    },
    { what: 'Data that leaves AWS is charged as data transfer, on top', perMonth: 0 },
  ];
  const perMonth = cents(lines.reduce((sum, line) => sum + line.perMonth, 0));
  return { currency: 'USD', perMonth, lines, asOf: prices.asOf };
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}
