import type { Unread } from '../../../../contract/domain/audit.ts';
import { AppError, isAppError } from '../../../../contract/errors.ts';
import { isAwsError, wasNeverSent } from '../../../aws/aws-error.ts';
import type { AwsContext } from '../../../aws/aws-context.ts';
import { cancellation } from '../../../clock.ts';
import type { Read } from '../inventory/read.ts';
import type { Lane } from './lane.ts';
import type { Tally } from './tally.ts';

export type Look<T> = (ctx: AwsContext, signal: AbortSignal) => Promise<T>;

/** Reads of one profile in one place. A read that fails is written down and fails nothing else; only a cancellation ends it all. */
export interface Reader {
  /** `what`: `ec2:DescribeVpcs`. */
  read<T>(what: string, look: Look<T>): Promise<Read<T>>;
  /** The first read of a region: where it fails for all of the region, nothing else is tried. */
  probe<T>(what: string, look: Look<T>): Promise<Read<T>>;
  /** A further read of each thing of a list. */
  readEach<T, R>(list: Read<readonly T[]>, more: (thing: T) => Promise<R>): Promise<Read<readonly R[]>>;
  /** Writes down that what was read is no use. */
  unusable(what: string, message: string): { readonly ok: false; readonly unread: Unread };
}

export interface ReaderParts {
  readonly ctx: AwsContext;
  /** null for what belongs to no region. */
  readonly region: string | null;
  readonly lane: Lane;
  readonly tally: Tally;
  readonly signal: AbortSignal;
  readonly found: (unread: Unread) => void;
  /** For an error that nobody foresaw. */
  readonly report: (error: unknown) => void;
}

type Failed = { readonly ok: false; readonly unread: Unread };

export function createReader({ ctx, region, lane, tally, signal, found, report }: ReaderParts): Reader {
  const patient = slowedBy(ctx, lane);
  let lost: Failed | undefined;

  const failed = (what: string, reason: Unread['reason'], message: string): Failed => {
    const unread = { where: ctx.profile, region, what, reason, message };
    found(unread);
    return { ok: false, unread };
  };

  const read = async <T>(what: string, look: Look<T>, isFirst: boolean): Promise<Read<T>> => {
    if (lost) return lost;
    tally.begin(`${serviceOf(what)} ${region === null ? '' : `in ${region} `}(${ctx.profile})`);
    try {
      return { ok: true, value: await lane.run(() => (signal.aborted ? gone(signal) : look(patient, signal))) };
    } catch (error) {
      if (signal.aborted) throw error;
      if (!isAppError(error)) report(error);
      if (lost) return lost;
      const isLost = isAppError(error, 'not-signed-in') || (isFirst && isOfRegion(error));
      const failure = failed(isLost ? 'region' : what, reasonOf(error), messageOf(error));
      if (isLost) lost = failure;
      return failure;
    } finally {
      tally.end();
    }
  };

  return {
    read: (what, look) => read(what, look, false),
    probe: (what, look) => read(what, look, true),
    async readEach(list, more) {
      return list.ok ? { ok: true, value: await Promise.all(list.value.map(more)) } : list;
    },
    unusable: (what, message) => failed(what, 'unsupported', message),
  };
}

function gone(signal: AbortSignal): Promise<never> {
  return Promise.reject(cancellation(signal));
}

function isOfRegion(error: unknown): boolean {
  return isAppError(error, 'unsupported') || wasNeverSent(error);
}

export function reasonOf(error: unknown): Unread['reason'] {
  if (isAppError(error, 'access-denied')) return 'denied';
  if (
    isAppError(error, 'unsupported') ||
    isAwsError(error, 'InvalidAction', 'NotImplemented', 'UnknownOperationException')
  )
    return 'unsupported';
  return 'error';
}

export function messageOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'Linkspan did not understand the answer';
}

/** Whenever a call has to be repeated, fewer are made side by side. */
function slowedBy(ctx: AwsContext, lane: Lane): AwsContext {
  return {
    ...ctx,
    clock: {
      now: () => ctx.clock.now(),
      wait: (ms, signal) => {
        lane.slowDown();
        return ctx.clock.wait(ms, signal);
      },
    },
  };
}

function serviceOf(what: string): string {
  return serviceNames[what.split(':')[0] ?? ''] ?? what;
}

const serviceNames: Readonly<Record<string, string>> = {
  ec2: 'EC2',
  sts: 'STS',
  route53: 'Route 53',
  cloudwatch: 'CloudWatch',
  directconnect: 'Direct Connect',
  route53resolver: 'Route 53 Resolver',
};
