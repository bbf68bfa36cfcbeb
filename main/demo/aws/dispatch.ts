import { ApiError } from './api-error.ts';
import { authenticate, guessService, type Signed } from './authenticate.ts';
import { errorOfFault, type Fault, type Faults } from './faults.ts';
import { allOperations } from './operations/all-operations.ts';
import type { Call } from './operations/operation.ts';
import { deniedError, internalError, missingMember, unknownActionError } from './service-errors.ts';
import { protocols } from './wire/protocols.ts';
import type { WireAnswer, WireRequest } from './wire/protocol.ts';
import { requiredMembers } from './wire/schemas.ts';
import type { ServiceName } from './wire/services.ts';
import type { AccessKey } from './world/world.ts';

export interface Reply extends WireAnswer {
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
export function dispatch(request: WireRequest, parts: DispatchParts): Reply {
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
    const reply = answer(request, parts, progress, requestId);
    const cut = progress.fault?.kind === 'lost-reply';
    return finish('ok', { ...reply, ...(cut && { instead: 'cut' }) });
  } catch (error) {
    if (error instanceof Unanswered) {
      return finish(error.instead, { status: 500, body: '', type: 'text/plain', instead: error.instead });
    }
    if (!(error instanceof ApiError)) throw error;
    return finish(error.code, protocols[progress.service].writeError(error, requestId));
  }
}

interface Progress {
  service: ServiceName;
  action: string;
  region: string;
  dryRun: boolean;
  fault: Fault | undefined;
}

function answer(request: WireRequest, parts: DispatchParts, progress: Progress, requestId: string): WireAnswer {
  const operations = allOperations[progress.service];
  const protocol = protocols[progress.service];
  progress.action = protocol.actionOf(request, operations);
  const signed = authenticate(request.headers, parts.keys());
  const { caller, region, service } = signed;
  progress.region = region;
  const wanted = operations.get(progress.action);
  if (wanted === undefined) throw unknownActionError(service, progress.action || `${request.method} ${request.url}`);
  progress.dryRun = service === 'ec2' && /(^|&)DryRun=true(&|$)/.test(request.body);
  const fault = parts.faults.meet(wanted.name, { dryRun: progress.dryRun, service });
  progress.fault = fault;
  const call = parts.callFor(signed, fault);
  const input = protocol.readInput(request, wanted);
  failEarly(fault, service, wanted.name, caller);
  for (const member of requiredMembers(wanted)) {
    if (input[member] === undefined) throw missingMember(service, member);
  }
  if (progress.dryRun)
    throw new ApiError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);
  const output = wanted.handle(input, call);
  if (fault?.kind === 'late-error') throw internalError(service);
  return protocol.writeResult(wanted, output, requestId);
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

class Unanswered extends Error {
  readonly instead: 'cut' | 'hold';

  constructor(instead: 'cut' | 'hold') {
    super(`No answer: ${instead}`);
    this.instead = instead;
  }
}
