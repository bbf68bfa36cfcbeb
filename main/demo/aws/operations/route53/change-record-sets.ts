import {
  ChangeResourceRecordSets$,
  type ChangeResourceRecordSetsRequest,
  type ChangeResourceRecordSetsResponse,
} from '@aws-sdk/client-route-53';
import { ApiError } from '../../api-error.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { applyChangeBatch } from './apply-change-batch.ts';
import { startChange } from './changes.ts';
import { checkRecordSet } from './check-record-set.ts';
import { findHealthCheck, findZone, invalidInput } from './finding.ts';
import { normalRecordSet } from './normal-record-set.ts';

export const changeRecordSetOperations: readonly Operation[] = [operation(ChangeResourceRecordSets$, change)];

/** All or nothing. */
function change(input: ChangeResourceRecordSetsRequest, call: Call): ChangeResourceRecordSetsResponse {
  const zone = findZone(input.HostedZoneId, call);
  const changes = (input.ChangeBatch?.Changes ?? []).map(({ Action: action, ResourceRecordSet: given }) => {
    if (given?.Name === undefined || given.Type === undefined || action === undefined) {
      throw invalidInput('Each change needs an action and a resource record set with name and type.');
    }
    checkRecordSet(action, given);
    return { action, recordSet: normalRecordSet(given) };
  });
  if (changes.length === 0) throw invalidInput('Invalid request: a change batch needs at least one change');
  checkSize(changes);
  for (const { action, recordSet } of changes) {
    if (action !== 'DELETE' && recordSet.HealthCheckId !== undefined) findHealthCheck(recordSet.HealthCheckId, call);
  }
  const { recordSets, messages } = applyChangeBatch(zone, changes);
  if (messages.length > 0) throw new ApiError('InvalidChangeBatch', `[${messages.join(', ')}]`);
  zone.before = { recordSets: zone.recordSets, until: call.now + call.ms(call.delays.dnsChange) };
  zone.recordSets = recordSets;
  return { ChangeInfo: startChange(input.ChangeBatch?.Comment, call) };
}

type Sized = Parameters<typeof applyChangeBatch>[1];

/** An UPSERT counts twice. */
function checkSize(changes: Sized): void {
  const sum = (size: (recordSet: Sized[number]['recordSet']) => number): number =>
    changes.reduce((total, each) => total + size(each.recordSet) * (each.action === 'UPSERT' ? 2 : 1), 0);
  const characters = sum((each) =>
    (each.ResourceRecords ?? []).reduce((all, { Value: value }) => all + (value ?? '').length, 0),
  );
  const limits = [
    sum((each) => Math.max(each.ResourceRecords?.length ?? 1, 1)) > 1_000 &&
      'Number of records limit of 1000 exceeded.',
    characters > 32_000 && 'Number of characters limit of 32000 exceeded.',
  ].filter((each) => each !== false);
  if (limits.length > 0) throw new ApiError('InvalidChangeBatch', `[${limits.join(', ')}]`);
}
