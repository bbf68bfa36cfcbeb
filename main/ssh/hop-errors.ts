import { AppError, type ErrorCode } from '../../contract/errors.ts';
import type { PromptPlace } from './prompts.ts';

/** All that goes wrong on the way is said with the machine where it went wrong. */
export function hopError(place: PromptPlace, code: ErrorCode, why: string, cause?: unknown): AppError {
  return new AppError({ code, message: `${describe(place)}: ${why}`, subject: place.host }, { cause });
}

export function describe({ user, host, port, hop }: PromptPlace): string {
  const where = `${user}@${host.includes(':') ? `[${host}]` : host}:${port}`;
  return hop === '1 of 1' ? where : `${where} (hop ${hop})`;
}

export function cancelled(place: PromptPlace): AppError {
  return hopError(place, 'cancelled', 'connecting was cancelled.');
}

/** A fault of dialling: by TCP, or by the hop before. */
export function dialError(place: PromptPlace, error: Error): AppError {
  return hopError(place, 'unreachable', dialWords(error), error);
}

/** A fault of the SSH handshake or the log-in. */
export function handshakeError(place: PromptPlace, error: Error, tried: readonly string[]): AppError {
  const { message } = error;
  if (levelOf(error) === 'client-authentication' || /too many authentication failures/i.test(message))
    return hopError(place, 'access-denied', `the log-in was refused. Tried: ${tried.join(', ') || 'nothing'}.`, error);
  if (/no matching/i.test(message))
    return hopError(place, 'unsupported', `the server shares no algorithm with us (${clean(message)}).`, error);
  if (/reset|closed|ended|EPIPE|lost before handshake/i.test(message))
    return hopError(place, 'unreachable', 'the server closed the connection before the log-in was done.', error);
  return hopError(place, 'unreachable', `the SSH handshake failed (${clean(message)}).`, error);
}

function dialWords(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  const { message } = error;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || /name or service not known|could not resolve/i.test(message))
    return 'the name is not known to DNS.';
  if (code === 'ECONNREFUSED' || /connection refused/i.test(message))
    return 'the connection was refused: nothing listens on that port.';
  if (code === 'ETIMEDOUT' || /timed? ?out/i.test(message)) return 'no answer to the connection attempt.';
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH' || /unreachable|no route/i.test(message))
    return 'there is no route to it.';
  if (/prohibited/i.test(message) || ('reason' in error && error.reason === 1))
    return 'the hop before does not allow forwarding to it (AllowTcpForwarding, PermitOpen).';
  if ('reason' in error && error.reason === 2) return 'the hop before could not reach it.';
  return `it could not be dialled (${clean(message)}).`;
}

function levelOf(error: Error): unknown {
  return 'level' in error ? error.level : undefined;
}

/** Texts of a server are untrusted: one short line without control characters. */
function clean(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ').slice(0, 200);
}
