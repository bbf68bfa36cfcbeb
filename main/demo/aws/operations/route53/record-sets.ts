import {
  ListResourceRecordSets$,
  type ListResourceRecordSetsRequest,
  type ListResourceRecordSetsResponse,
} from '@aws-sdk/client-route-53';
import type { RecordSet } from '../../world/dns.ts';
import { operation, type Call, type Operation } from '../operation.ts';
import { findZone, invalidInput } from './finding.ts';
import { nameSortKey, normalName } from './names.ts';
import { pageSize } from './zone-lists.ts';

export const recordSetOperations: readonly Operation[] = [operation(ListResourceRecordSets$, list)];

interface Key {
  readonly Name: string;
  readonly Type: string;
  readonly SetIdentifier?: string | undefined;
}

/** The order in which they are listed: by name, type and identifier. A zone may have 10,000: each key is made once. */
function sortKey({ Name: name, Type: type, SetIdentifier: identifier = '' }: Key): string {
  return [nameSortKey(name), type, identifier].join('\u0000');
}

/** Paging is by the next record's own name, type and identifier. */
function list(input: ListResourceRecordSetsRequest, call: Call): ListResourceRecordSetsResponse {
  const zone = findZone(input.HostedZoneId, call);
  const { StartRecordName: name, StartRecordType: type, StartRecordIdentifier: identifier } = input;
  if (type !== undefined && name === undefined) {
    throw invalidInput('The record type can be specified only together with a record name.');
  }
  if (identifier !== undefined && type === undefined) {
    throw invalidInput('The identifier can be specified only together with a record name and type.');
  }
  const size = pageSize(input.MaxItems, 300);
  const start =
    name === undefined ? undefined : { Name: normalName(name), Type: type ?? '', SetIdentifier: identifier };
  const from = start === undefined ? '' : sortKey(start);
  const rest = zone.recordSets
    .map((each) => ({ each, key: sortKey(each) }))
    .filter(({ key }) => key >= from)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ each }) => each);
  return { ResourceRecordSets: rest.slice(0, size), MaxItems: size, ...next(rest[size]) };
}

function next(recordSet: RecordSet | undefined): Partial<ListResourceRecordSetsResponse> & { IsTruncated: boolean } {
  if (recordSet === undefined) return { IsTruncated: false };
  return {
    IsTruncated: true,
    NextRecordName: recordSet.Name,
    NextRecordType: recordSet.Type,
    ...(recordSet.SetIdentifier !== undefined && { NextRecordIdentifier: recordSet.SetIdentifier }),
  };
}
