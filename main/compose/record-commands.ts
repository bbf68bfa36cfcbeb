import { userInfo } from 'node:os';
import { isAppError } from '../../contract/errors.ts';
import type { LiveSession } from '../ssh/session.ts';
import type { ActivityEntry } from '../../contract/domain/activity.ts';

export interface CommandRecord {
  /** The gateway as the person named it. */
  readonly gateway: string;
  readonly now: () => Date;
  readonly append: (entry: ActivityEntry) => void;
}

/** Asked again every few seconds by pages that are looked at; they only read, and would bury the rest. */
const polled = new Set(['tunnel-status', 'session-facts']);

/** The same session, with each operation in the activity log: its name, never its arguments, which may be keys. */
export function recordCommands(session: LiveSession, record: CommandRecord): LiveSession {
  const { gateway, now, append } = record;
  const tell = (what: string, result: string) =>
    append({
      at: now().toISOString(),
      who: userInfo().username,
      identity: null,
      kind: 'gateway-command',
      what,
      where: gateway,
      result,
      planId: null,
      stepId: null,
      linkId: null,
    });

  return {
    ...session,
    async run(operation, args, options) {
      if (polled.has(operation.name)) return session.run(operation, args, options);
      try {
        const answer = await session.run(operation, args, options);
        tell(operation.name, 'done');
        return answer;
      } catch (error) {
        tell(operation.name, `failed: ${isAppError(error) ? error.message : 'an error nobody foresaw'}`);
        throw error;
      }
    },
    async loginAgain(signal) {
      const again = await session.loginAgain(signal);
      tell('login', 'done');
      return again;
    },
  };
}
