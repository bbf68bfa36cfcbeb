import { AppError } from '../../contract/errors.ts';
import { Secret } from '../secret.ts';
import type { ClientChannel } from 'ssh2';
import type { Connection, ConnectContext } from './connect.ts';
import { HeldShell, type Request } from './held-shell.ts';
import { hopError } from './hop-errors.ts';
import type { GatewaySession, Operation, OperationAnswer, RunOptions } from './operation.ts';
import { sessionFacts, type SessionFacts } from './session-facts.ts';
import { openChannel } from './shell-channel.ts';
import { openRootShell, type SudoLevel } from './sudo.ts';

/** A gateway session with what only its makers need to know. */
export interface LiveSession extends GatewaySession {
  readonly isOpen: () => boolean;
  readonly facts: SessionFacts;
  /** Finds out how root is reached, asking for the password of sudo where that is the way; `none` when it is not. */
  sudoLevel(signal: AbortSignal): Promise<SudoLevel>;
}

export interface SessionContext extends ConnectContext {
  readonly connectAgain: (signal: AbortSignal) => Promise<LiveSession>;
}

/** Tried in turn: a restricted log-in shell refuses the path. */
const SHELLS = ['/bin/sh -s', 'sh -s'];

export async function openSession(
  connection: Connection,
  context: SessionContext,
  signal: AbortSignal,
): Promise<LiveSession> {
  const { place } = connection;
  const where = `${place.user}@${place.host}`;
  let level: SudoLevel | undefined;

  const openUser = (stop: AbortSignal): Promise<ClientChannel> => openChannel(connection, shellCommand, stop);
  const openRoot = async (stop: AbortSignal): Promise<ClientChannel> => {
    const root = await openRootShell(connection, facts.uid === 0, context, stop);
    level = root.level;
    return root.channel;
  };
  const shell = (as: 'user' | 'root'): HeldShell =>
    new HeldShell(where, context.clock, as === 'root' ? openRoot : openUser);

  let shellCommand = SHELLS[0] ?? '';
  const user = shell('user');
  const facts = await firstAnswer(user, signal, (command) => (shellCommand = command)).catch((error: unknown) => {
    connection.close();
    throw error;
  });
  const root = facts.uid === 0 ? user : shell('root');

  async function run<Args extends readonly (string | Secret)[], Result>(
    operation: Operation<Args, Result>,
    args: Args,
    options: RunOptions,
  ): Promise<Result> {
    if (!connection.isOpen()) throw hopError(place, 'unreachable', 'the connection has ended.');
    const request = requestOf(operation, args);
    const answer = await (options.alone === true
      ? runAlone(shell(operation.as), request, options.signal)
      : (operation.as === 'root' ? root : user).run(request, options.signal));
    return operation.parse(answer, args);
  }

  async function sudoLevel(stop: AbortSignal): Promise<SudoLevel> {
    if (facts.uid === 0) return 'root';
    if (level !== undefined) return level;
    try {
      await root.run(requestOf(sessionFacts, []), stop);
    } catch (error) {
      if (error instanceof AppError && (error.code === 'access-denied' || error.code === 'answer-needed'))
        return 'none';
      throw error;
    }
    return level ?? 'none';
  }

  return {
    run,
    sudoLevel,
    facts,
    isOpen: connection.isOpen,
    loginAgain: context.connectAgain,
    managementAddresses: [...new Set([...connection.dialled, facts.clientAddress, facts.serverAddress])].filter(
      (text) => text !== '',
    ),
    close() {
      user.close();
      root.close();
      connection.close();
    },
  };
}

async function firstAnswer(
  shell: HeldShell,
  signal: AbortSignal,
  choose: (command: string) => void,
): Promise<SessionFacts> {
  let failure: unknown;
  for (const command of SHELLS) {
    choose(command);
    try {
      return sessionFacts.parse(await shell.run(requestOf(sessionFacts, []), signal), []);
    } catch (error) {
      failure = error;
      if (signal.aborted) break;
    }
  }
  throw failure;
}

async function runAlone(shell: HeldShell, request: Request, signal: AbortSignal): Promise<OperationAnswer> {
  try {
    return await shell.run(request, signal);
  } finally {
    shell.close();
  }
}

function requestOf<Args extends readonly (string | Secret)[], Result>(
  operation: Operation<Args, Result>,
  args: Args,
): Request {
  const { name, script, limitMs, limitBytes } = operation;
  // Unwrapped here and nowhere else: the frame goes to the shell's standard input.
  return { name, script, limitMs, limitBytes, args: args.map((arg) => (arg instanceof Secret ? arg.reveal() : arg)) };
}
