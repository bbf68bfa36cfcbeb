import { isAppError } from '../../../../contract/errors.ts';
import type { Clock } from '../../../clock.ts';
import type { StepContext } from '../../../engine/doer.ts';
import { poll } from '../../../engine/poll.ts';
import type { GatewaySession } from '../../../ssh/operation.ts';
import { type GatewayReading, readGateway } from '../gateway-reading.ts';

interface Wait {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly limitMs: number;
  readonly holds: (reading: GatewayReading) => boolean;
}

/** Looks until it holds or the limit has passed, and answers with the last look either way. */
export async function waitForGateway(
  session: GatewaySession,
  { clock, signal, limitMs, holds }: Wait,
): Promise<{ readonly held: boolean; readonly reading: GatewayReading }> {
  let reading = await readGateway(session, signal);
  if (holds(reading)) return { held: true, reading };
  const look = async () => {
    reading = await readGateway(session, signal);
    return holds(reading) ? true : undefined;
  };
  try {
    await poll({ clock, signal, limitMs, tooLate, tooLateCode: 'conflict', look });
    return { held: true, reading };
  } catch (error) {
    if (isAppError(error, 'conflict') && error.message === tooLate) return { held: false, reading };
    throw error;
  }
}

const tooLate = 'The gateway did not get there in time';

/** Whether the far end said no, rather than nothing. */
export function isRefusal(output: string): boolean {
  return refusals.test(output);
}

const refusals = /AUTHENTICATION_FAILED|NO_PROPOSAL_CHOSEN|TS_UNACCEPTABLE|INVALID_ID/;

/** The line that says why, of what a tool printed. */
export function tellingLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const cause = lines.find((line) => refusals.test(line));
  const said = (cause ?? lines.find((line) => /error|fail|denied|not found/i.test(line)) ?? lines.at(-1) ?? '').trim();
  return said === '' ? '' : ` The gateway said: ${said.slice(0, 200)}`;
}

/** The end of what a tool printed, for the step's log. */
export function logOutput(output: string, context: Pick<StepContext, 'log'>): void {
  for (const line of output.split('\n').filter(Boolean).slice(-20)) context.log(line.slice(0, 300));
}
