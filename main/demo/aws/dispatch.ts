import type { IncomingHttpHeaders } from 'node:http';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticOperationSchema } from '@smithy/types';
import { ApiError, missingParameter } from './api-error.ts';
import { authenticate, guessService, type Signed } from './authenticate.ts';
import { deniedError, errorOfFault, type Fault, type Faults } from './faults.ts';
import { allOperations } from './operations/all-operations.ts';
import type { Call, Operation } from './operations/operation.ts';
import { errorEnvelope, resultEnvelope, type ServiceName } from './wire/envelopes.ts';
import { readQuery } from './wire/read-query.ts';
import { writeXml } from './wire/write-xml.ts';
import type { AccessKey } from './world/world.ts';

export interface Request {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly requestId?: string;
  /** `cut`: end the connection without an answer; `hold`: keep it open and say nothing. */
  readonly instead?: 'cut' | 'hold';
}

export interface Seen {
  readonly service: ServiceName;
  readonly action: string;
  readonly region: string;
  readonly dryRun: boolean;
  /** `ok` or the error's code. */
  readonly result: string;
}

export interface DispatchParts {
  readonly faults: Faults;
  readonly keys: () => readonly AccessKey[];
  callFor(signed: Signed, fault: Fault | undefined): Call;
  newRequestId(): string;
  saw(request: Seen): void;
}

/** One signed request in, one answer out. */
export function dispatch(request: Request, parts: DispatchParts): Reply {
  const requestId = parts.newRequestId();
  const progress: Progress = {
    service: guessService(request.headers),
    action: '',
    region: '',
    dryRun: false,
    fault: undefined,
  };
  const finish = (result: string, reply: Reply): Reply => {
    const { fault: _, ...seen } = progress;
    parts.saw({ ...seen, result });
    return reply;
  };
  try {
    const body = answer(request, parts, progress, requestId);
    const cut = progress.fault?.kind === 'lost-reply';
    return finish('ok', { status: 200, body, requestId, ...(cut && { instead: 'cut' }) });
  } catch (error) {
    if (error instanceof Unanswered) return finish(error.instead, { status: 500, body: '', instead: error.instead });
    if (!(error instanceof ApiError)) throw error;
    return finish(error.code, {
      status: error.status,
      requestId,
      body: errorEnvelope(progress.service, error, requestId),
    });
  }
}

interface Progress {
  service: ServiceName;
  action: string;
  region: string;
  dryRun: boolean;
  fault: Fault | undefined;
}

function answer(request: Request, parts: DispatchParts, progress: Progress, requestId: string): string {
  const fields = new URLSearchParams(request.body);
  progress.action = fields.get('Action') ?? '';
  const signed = authenticate(request.headers, parts.keys());
  const { caller, region, service } = signed;
  progress.service = service;
  progress.region = region;
  const wanted = operationOf(service, progress.action);
  const fault = parts.faults.meet(wanted.name, { dryRun: fields.get('DryRun') === 'true' });
  progress.fault = fault;
  const call = parts.callFor(signed, fault);
  const input = readQuery(fields, wanted.schema[4], service === 'ec2' ? 'ec2' : 'query');
  progress.dryRun = input['DryRun'] === true;
  failEarly(fault, service, wanted.name, caller);
  checkRequired(wanted.schema, input);
  if (progress.dryRun)
    throw new ApiError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
  const output = wanted.handle(input, call);
  if (fault?.kind === 'late-error') throw new ApiError('InternalError', 'An internal error has occurred', 500);
  return resultEnvelope(service, wanted.name, writeXml(output, wanted.schema[5]), requestId);
}

function operationOf(service: ServiceName, action: string): Operation {
  const wanted = allOperations[service].get(action);
  if (wanted !== undefined) return wanted;
  throw new ApiError('InvalidAction', `The action ${action.slice(0, 80)} is not valid for this web service.`);
}

/** A fault that keeps the operation from happening. */
function failEarly(fault: Fault | undefined, service: ServiceName, action: string, caller: AccessKey): void {
  if (fault === undefined) return;
  if (fault.kind === 'cut-before') throw new Unanswered('cut');
  if (fault.kind === 'silent') throw new Unanswered('hold');
  if (fault.kind === 'denied') throw deniedError(service, action, caller.arn);
  if (fault.kind === 'late-error') return;
  const error = errorOfFault(fault, service);
  if (error !== undefined) throw error;
}

/** In a struct's schema the required members come first; its seventh place says how many they are. */
function checkRequired(schema: StaticOperationSchema, input: Readonly<Record<string, unknown>>): void {
  const struct = NormalizedSchema.of(schema[4]).getSchema();
  if (!Array.isArray(struct)) return;
  const [, , , , names, , required] = struct as readonly unknown[];
  if (!Array.isArray(names) || typeof required !== 'number') return;
  for (const name of (names as readonly string[]).slice(0, required)) {
    if (input[name] === undefined) throw missingParameter(name);
  }
}

class Unanswered extends Error {
  readonly instead: 'cut' | 'hold';

  constructor(instead: 'cut' | 'hold') {
    super(`No answer: ${instead}`);
    this.instead = instead;
  }
}
