import {
  ChangeResourceRecordSetsCommand,
  GetChangeCommand,
  ListResourceRecordSetsCommand,
  type ListResourceRecordSetsCommandOutput,
} from '@aws-sdk/client-route-53';
import { AppError } from '../../contract/errors.ts';
import { plainName } from '../../contract/domain/dns-names.ts';
import type { AwsContext } from './aws-context.ts';
import { change, read } from './call.ts';
import { type ExactRecordSet, exactOf, rawOf } from './exact-record-set.ts';
import { bareId } from './hosted-zones.ts';

/** Route 53's own limit, unless it was raised for the zone. */
const longestZone = 10_000;

/** All of a zone, in its order. A zone that is longer than can be shown is refused, not cut. */
export function listRecordSets(ctx: AwsContext, zoneId: string, signal: AbortSignal): Promise<ExactRecordSet[]> {
  return readPages(ctx, { zoneId }, signal);
}

/** Those of one name and type. */
export function recordSetsOf(
  ctx: AwsContext,
  at: { readonly zoneId: string; readonly name: string; readonly type: string },
  signal: AbortSignal,
): Promise<ExactRecordSet[]> {
  return readPages(ctx, at, signal);
}

export interface RecordChange {
  readonly action: 'CREATE' | 'DELETE';
  readonly recordSet: ExactRecordSet;
}

/** All of them or none. Sent once: a second time some would exist already. Answers the id to follow it with. */
export async function changeRecordSets(
  ctx: AwsContext,
  batch: { readonly zoneId: string; readonly changes: readonly RecordChange[]; readonly comment: string },
  signal: AbortSignal,
): Promise<string> {
  const Changes = batch.changes.map(({ action, recordSet }) => ({
    Action: action,
    ResourceRecordSet: rawOf(recordSet),
  }));
  const answer = await change(
    ctx,
    'ChangeResourceRecordSets',
    signal,
    (options) =>
      ctx.route53.send(
        new ChangeResourceRecordSetsCommand({
          HostedZoneId: batch.zoneId,
          ChangeBatch: { Comment: batch.comment, Changes },
        }),
        options,
      ),
    { service: 'route53' },
  );
  return bareId(answer.ChangeInfo?.Id);
}

/** Whether every name server of Route 53 has a change. */
export async function isInSync(ctx: AwsContext, changeId: string, signal: AbortSignal): Promise<boolean> {
  const answer = await read(
    ctx,
    'GetChange',
    signal,
    (options) => ctx.route53.send(new GetChangeCommand({ Id: changeId }), options),
    'route53',
  );
  return answer.ChangeInfo?.Status === 'INSYNC';
}

interface Wanted {
  readonly zoneId: string;
  readonly name?: string;
  readonly type?: string;
}

type Next = Pick<ListResourceRecordSetsCommandOutput, 'NextRecordName' | 'NextRecordType' | 'NextRecordIdentifier'>;

/** Paging is by the next record's own name, type and identifier. */
async function readPages(ctx: AwsContext, { zoneId, name, type }: Wanted, signal: AbortSignal) {
  const found: ExactRecordSet[] = [];
  let next: Next = { NextRecordName: name, NextRecordType: type as Next['NextRecordType'] };
  while (true) {
    const { NextRecordName, NextRecordType, NextRecordIdentifier } = next;
    const page = await read(
      ctx,
      'ListResourceRecordSets',
      signal,
      (options) =>
        ctx.route53.send(
          new ListResourceRecordSetsCommand({
            HostedZoneId: zoneId,
            StartRecordName: NextRecordName,
            StartRecordType: NextRecordType,
            StartRecordIdentifier: NextRecordIdentifier,
          }),
          options,
        ),
      'route53',
    );
    const records = (page.ResourceRecordSets ?? []).map(exactOf);
    const isWanted = (one: ExactRecordSet) => name === undefined || isOf(one, name, type);
    const wanted = records.filter(isWanted);
    found.push(...wanted);
    if (found.length > longestZone) throw tooLong(zoneId);
    // A page that does not lead on would be asked for again for ever.
    const isEnd = page.NextRecordName === undefined || records.length === 0 || wanted.length < records.length;
    if (page.IsTruncated !== true || isEnd) return found;
    next = page;
  }
}

function tooLong(zoneId: string): AppError {
  const message = `The zone ${zoneId} has more than ${longestZone} record sets, which Linkspan does not handle`;
  return new AppError({ code: 'unsupported', message, subject: zoneId });
}

function isOf(exact: ExactRecordSet, name: string, type: string | undefined): boolean {
  const { Name = '', Type } = rawOf(exact);
  return plainName(Name) === name && Type === type;
}
