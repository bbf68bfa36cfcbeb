import { deleteAlarm, findAlarm, putTunnelAlarm } from '../../../aws/alarms.ts';
import { listHealthChecks } from '../../../aws/health-checks.ts';
import type { Doer } from '../../../engine/doer.ts';
import { waitFor } from '../../../aws-steps/settle.ts';
import { planTag } from '../../../aws-steps/plan-tag.ts';
import { contextAt, type DnsPlace } from '../place.ts';
import type { DnsServices } from '../services.ts';

export type AlarmInput = DnsPlace & {
  /** Names the plan, so that nobody else has one of this name. */
  readonly alarmName: string;
  readonly vpnConnectionId: string;
  readonly outsideAddress: string | null;
  /** The record that it is for. */
  readonly about: string;
};
type AlarmRecord = { readonly name: string };

export function alarmDoer(services: DnsServices): Doer<AlarmInput, AlarmRecord> {
  const { clock } = services;
  return {
    kind: 'dns.alarm',
    async recognise(input, { signal }) {
      const { alarmName: name } = input;
      const found = await findAlarm(await contextAt(services, input), name, signal);
      return found && { origin: 'created', record: { name } };
    },
    async run(input, { signal, planId }) {
      const { alarmName: name, vpnConnectionId, outsideAddress, about } = input;
      const ctx = await contextAt(services, input);
      const tags = { Name: about, [planTag]: planId };
      await putTunnelAlarm(ctx, { name, vpnConnectionId, outsideAddress, tags }, signal);
      // Route 53 refuses a check whose alarm it does not see yet.
      const look = () => findAlarm(ctx, name, signal);
      await waitFor({ clock, signal, minutes: 2, what: `alarm ${name} to show`, look });
      return { origin: 'created', record: { name } };
    },
    async undo({ name }, input, { signal }) {
      const ctx = await contextAt(services, input);
      const follower = (await listHealthChecks(ctx, signal)).find(
        ({ alarm }) => alarm?.name === name && alarm.region === input.region,
      );
      if (follower) return { outcome: 'left', reason: `The health check ${follower.id} follows it` };
      await deleteAlarm(ctx, name, signal);
      return { outcome: 'removed' };
    },
  };
}
