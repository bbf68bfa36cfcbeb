import type { HealthCheckWish } from '../../../aws/health-checks.ts';
import { createHealthCheck, deleteHealthCheck, listHealthChecks, tagHealthCheck } from '../../../aws/health-checks.ts';
import { onJustMade } from '../../../aws/just-made.ts';
import type { Doer, StepContext } from '../../../engine/doer.ts';
import { createAttempts } from '../../../aws-steps/create-attempts.ts';
import { planTag } from '../../../aws-steps/plan-tag.ts';
import { contextAt, type DnsPlace } from '../place.ts';
import type { DnsServices } from '../services.ts';
import { readUsers, usersText } from '../users-of-checks.ts';
import { vpnConnectionTag } from '../check-tags.ts';

export type HealthCheckInput = DnsPlace & {
  readonly callerReference: string;
  readonly name: string;
  /** Of a check that follows a tunnel: Route 53 keeps its address alone. */
  readonly vpnConnectionId: string | null;
  readonly wish: HealthCheckWish;
};
type HealthCheckRecord = { readonly id: string };

export function healthCheckDoer(services: DnsServices): Doer<HealthCheckInput, HealthCheckRecord> {
  const attempts = createAttempts(services.clock);

  async function find(input: HealthCheckInput, signal: AbortSignal): Promise<string | undefined> {
    const all = await listHealthChecks(await contextAt(services, input), signal);
    return all.find(({ callerReference }) => callerReference === input.callerReference)?.id;
  }

  /** The tags come by a call of their own. */
  async function tagged(input: HealthCheckInput, id: string, { planId, signal }: StepContext) {
    const ctx = await contextAt(services, input);
    const { name, vpnConnectionId } = input;
    const tags = {
      Name: name,
      [planTag]: planId,
      ...(vpnConnectionId !== null && { [vpnConnectionTag]: vpnConnectionId }),
    };
    await onJustMade(ctx, signal, () => tagHealthCheck(ctx, id, tags, signal));
    return { origin: 'created', record: { id } } as const;
  }

  return {
    kind: 'dns.health-check',
    async recognise(input, context) {
      const id = await attempts.find(context, () => find(input, context.signal));
      return id === undefined ? undefined : tagged(input, id, context);
    },
    async run(input, context) {
      const { signal } = context;
      const { callerReference, wish } = input;
      const ctx = await contextAt(services, input);
      attempts.begin(context.planId);
      const id = await attempts.send(context, {
        create: async () => (await createHealthCheck(ctx, { callerReference, wish }, signal)).id,
        find: () => find(input, signal),
        isIdempotent: true,
      });
      context.log(`Health check ${id}`);
      return tagged(input, id, context);
    },
    async undo({ id }, input, { signal }) {
      const users = (await readUsers(services, input, signal)).get(id) ?? [];
      if (users.length > 0) return { outcome: 'left', reason: `${usersText(users)} names it` };
      const ctx = await contextAt(services, input);
      const parent = (await listHealthChecks(ctx, signal)).find(({ children }) => children.includes(id));
      if (parent) return { outcome: 'left', reason: `The health check ${parent.id} counts it` };
      await deleteHealthCheck(ctx, id, signal);
      return { outcome: 'removed' };
    },
  };
}
