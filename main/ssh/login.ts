import type { Duplex } from 'node:stream';
import ssh2, { type Client, type ServerHostKeyAlgorithm } from 'ssh2';
import { authenticator, type LoginContext } from './authenticate.ts';
import type { SshClock } from './clock.ts';
import { cancelled, handshakeError, hopError } from './hop-errors.ts';
import { hostKeyCheck } from './host-key-check.ts';
import { nameSignaturesPlainly } from './user-certificate.ts';

const LOGIN_LIMIT_MS = 30_000;
const KEEP_ALIVES_MISSED = 3;

export interface LoggedIn {
  readonly client: Client;
  /** Calls at once when the connection has ended already; maybe twice. */
  onClose(call: () => void): void;
}

/** Logs in to one machine over an open stream: ready, its host key proved and, if new, stored. */
export async function login(stream: Duplex, base: Omit<LoginContext, 'hold'>, clock: SshClock): Promise<LoggedIn> {
  const { hop, place, prompts, memory, signal } = base;
  const check = await hostKeyCheck(hop, place, prompts, memory);
  const client = new ssh2.Client();
  await new Promise<void>((resolve, reject) => {
    let refusal: unknown;
    let proved: Buffer | undefined;
    const limit = pausableLimit(clock, LOGIN_LIMIT_MS, () =>
      fail(hopError(place, 'unreachable', `the log-in was not done within ${LOGIN_LIMIT_MS / 1000} s.`)),
    );
    const context: LoginContext = { ...base, hold: (question) => limit.hold(question) };
    const auth = authenticator(context);
    const onAbort = (): void => fail(cancelled(place));
    const settle = (): void => {
      limit.stop();
      signal.removeEventListener('abort', onAbort);
    };
    const fail = (error: unknown): void => {
      settle();
      client.end();
      stream.destroy();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const failed = (error: Error): void => {
      // An agent that does not answer is not the end: the next way is tried.
      if ('level' in error && error.level === 'agent') return;
      // What was refused here or could not be asked is the cause; the library only sees the end of the connection.
      fail(refusal ?? auth.failure() ?? handshakeError(place, error, auth.tried));
    };
    client.on('ready', () => {
      settle();
      auth.accepted();
      resolve();
    });
    client.on('error', failed);
    client.on('close', () => failed(new Error('closed')));
    client.on('end', () => failed(new Error('closed')));
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    client.connect({
      sock: stream,
      username: hop.user,
      authHandler: auth.handler,
      hostVerifier(key: Buffer, verify: (good: boolean) => void) {
        // Every rekey asks again, and must be answered on the spot: packets that come in meanwhile end the connection.
        if (proved?.equals(key) === true) return verify(true);
        limit
          .hold(() => check.judge(key, signal))
          .catch((error: unknown) => error)
          .then((fault) => {
            refusal ??= fault;
            if (fault === undefined) proved = Buffer.from(key);
            verify(fault === undefined);
          })
          .catch(fail);
      },
      algorithms: { serverHostKey: [...check.algorithms] as ServerHostKeyAlgorithm[] },
      readyTimeout: 0,
      keepaliveInterval: hop.keepAliveMs,
      keepaliveCountMax: KEEP_ALIVES_MISSED,
    });
    nameSignaturesPlainly(client);
  });
  client.removeAllListeners('error').removeAllListeners('close').removeAllListeners('end');
  // Later faults end in `close` or `end`, which the session watches; without a listener they would end the process.
  client.on('error', () => undefined);
  let closed = false;
  // Of a line that broke behind a bastion OpenSSH says only that no more will come; its channel stays open.
  client.once('close', () => (closed = true)).once('end', () => (closed = true));
  client.setNoDelay(true);
  await check.store();
  return {
    client,
    onClose(call) {
      if (closed) return call();
      client.once('close', call);
      client.once('end', call);
    },
  };
}

function pausableLimit(
  clock: SshClock,
  ms: number,
  onOver: () => void,
): { hold<T>(work: () => Promise<T>): Promise<T>; stop(): void } {
  let stopTimer = clock.after(ms, onOver);
  let stopped = false;
  return {
    async hold(work) {
      stopTimer();
      try {
        return await work();
      } finally {
        if (!stopped) stopTimer = clock.after(ms, onOver);
      }
    },
    stop() {
      stopped = true;
      stopTimer();
    },
  };
}
