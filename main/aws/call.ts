import type { Secret } from '../secret.ts';
import { AwsError, isNotFound, wasNeverSent } from './aws-error.ts';
import type { AwsContext } from './aws-context.ts';
import { toAwsError } from './error-words.ts';
import type { AwsService } from './services.ts';

/** A call that only reads: repeated after throttling and faults, on the context's clock. */
export async function read<T>(
  ctx: AwsContext,
  action: string,
  signal: AbortSignal,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  service: AwsService = 'ec2',
): Promise<T> {
  return attempt(ctx, { service, action, signal, repeat: 'always', send });
}

/**
 * A call that changes something. `repeatable` says that doing it twice is doing it once; all others are sent again
 * only when AWS certainly has not done it. Otherwise the error says that the outcome is unknown.
 */
export async function change<T>(
  ctx: AwsContext,
  action: string,
  signal: AbortSignal,
  send: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  options: { readonly repeatable?: boolean; readonly secrets?: readonly Secret[]; readonly service?: AwsService } = {},
): Promise<T> {
  const repeat = options.repeatable === true ? 'always' : 'when-not-done';
  return attempt(ctx, { service: options.service ?? 'ec2', action, signal, repeat, send, secrets: options.secrets });
}

/** Deleting what is gone is success. */
export async function unlessGone(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

interface Attempt<T> {
  readonly service: AwsService;
  readonly action: string;
  readonly signal: AbortSignal;
  readonly repeat: 'always' | 'when-not-done';
  readonly secrets?: readonly Secret[] | undefined;
  send(options: { readonly abortSignal: AbortSignal }): Promise<T>;
}

const ATTEMPTS = 6;

async function attempt<T>(ctx: AwsContext, call: Attempt<T>): Promise<T> {
  for (let made = 1; ; made += 1) {
    try {
      // A signal of its own for each request: the SDK leaves a listener on it, and one plan makes hundreds.
      return await call.send({ abortSignal: AbortSignal.any([call.signal]) });
    } catch (raw) {
      const { profile, kind, region } = ctx;
      const host = new URL(ctx.endpoints[call.service]).host;
      const { service, action, secrets } = call;
      // The SDK signs with the machine's time, whatever the context's clock says.
      const error = toAwsError(raw, { service, action, profile, kind, region, host, secrets }, new Date());
      const pause = error instanceof AwsError ? pauseBefore(error, made, call.repeat) : undefined;
      if (pause === undefined) throw error;
      await ctx.clock.wait(pause, call.signal);
    }
  }
}

/** Milliseconds until the next attempt; undefined when there is none. */
function pauseBefore(error: AwsError, made: number, repeat: 'always' | 'when-not-done'): number | undefined {
  if (made >= ATTEMPTS) return undefined;
  switch (error.retry) {
    case 'throttled':
      return jittered(1_000 * 2 ** (made - 1));
    case 'transient':
      // No network is told at once: a person waits for the answer.
      if (repeat === 'when-not-done' || made >= 3 || wasNeverSent(error)) return undefined;
      return jittered(200 * 2 ** (made - 1));
    case 'clock':
      // The client has learned AWS's time from the refusal and signs with it from now on.
      return made === 1 ? 0 : undefined;
    case 'no':
      return undefined;
  }
}

const jittered = (ms: number): number => ms / 2 + (Math.random() * ms) / 2;
