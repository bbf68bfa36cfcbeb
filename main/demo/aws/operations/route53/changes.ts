import { GetChange$, type ChangeInfo, type GetChangeRequest, type GetChangeResponse } from '@aws-sdk/client-route-53';
import { ApiError } from '../../api-error.ts';
import type { Change } from '../../world/dns.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { bareId, newRoute53Id } from './finding.ts';

export const changeOperations: readonly Operation[] = [operation(GetChange$, getChange)];

const KEPT = 1_000;

/** A change that is on its way to the name servers. */
export function startChange(comment: string | undefined, call: Call): ChangeInfo {
  const { changes } = call.world.dns;
  const change: Change = {
    id: newRoute53Id('C', call),
    submittedAt: call.now,
    insyncAt: call.now + call.ms(call.delays.dnsChange),
    comment: comment ?? null,
    ...call.birth(),
  };
  changes.push(change);
  if (changes.length > KEPT) changes.shift();
  return answer(change, call);
}

function getChange(input: GetChangeRequest, call: Call): GetChangeResponse {
  const id = bareId(input.Id);
  const change = call.world.dns.changes.find((each) => each.id === id && (each.visibleAt ?? 0) <= call.now);
  if (change === undefined) throw new ApiError('NoSuchChange', `Could not find resource with ID: ${id}`, 404);
  return { ChangeInfo: answer(change, call) };
}

function answer(change: Change, call: Call): ChangeInfo {
  return {
    Id: `/change/${change.id}`,
    Status: change.insyncAt <= call.now ? 'INSYNC' : 'PENDING',
    SubmittedAt: new Date(change.submittedAt),
    ...(change.comment !== null && { Comment: change.comment }),
  };
}
