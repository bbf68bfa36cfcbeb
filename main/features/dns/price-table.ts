import { membersOf } from '../../../contract/domain/dns-members.ts';
import type { HealthCheckIntent, RecordIntent } from '../../../contract/domain/dns.ts';
import type { PlanCost } from '../../../contract/domain/plan.ts';

/** A month, in USD: checks of endpoints outside AWS, and of metrics; options of the former; an alarm. The first 50 checks inside AWS are free. */
const prices = { asOf: '2026-09-01', endpoint: 0.75, option: 2, metric: 0.5, alarm: 0.1 } as const;

/** What the new health checks of an intent cost; null when there are none. Queries are charged on top. */
export function costOfRecords({ routing }: Pick<RecordIntent, 'routing'>): PlanCost | null {
  const lines = membersOf(routing).flatMap(({ check }) => linesOf(check));
  if (lines.length === 0) return null;
  const perMonth = cents(lines.reduce((sum, line) => sum + line.perMonth, 0));
  return { currency: 'USD', perMonth, lines, asOf: prices.asOf };
}

function linesOf(check: HealthCheckIntent): PlanCost['lines'] {
  switch (check.kind) {
    case 'none':
    case 'existing':
      return [];
    case 'tunnel':
      return [
        { what: 'Health check that follows a metric', perMonth: prices.metric },
        { what: 'CloudWatch alarm', perMonth: prices.alarm },
      ];
    case 'endpoint': {
      const options = [
        check.protocol === 'https' ? 'HTTPS' : '',
        check.intervalSeconds === 10 ? 'every 10 seconds' : '',
      ];
      const paid = options.filter((option) => option !== '');
      const what = ['Health check of an endpoint', ...paid].join(', ');
      return [{ what, perMonth: cents(prices.endpoint + paid.length * prices.option) }];
    }
  }
}

function cents(value: number): number {
  return Math.round(value * 100) / 100;
}
