import { ApiError } from './api-error.ts';
import {
  badKeyError,
  expiredError,
  internalError,
  throttledError,
  unavailableError,
  wrongClockError,
} from './service-errors.ts';
import type { ServiceName } from './wire/services.ts';

/**
 * `throttled`, `internal-error`, `unavailable`, `denied`, `expired`, `bad-key`, `wrong-clock`, `error`: the answer is that error and nothing happens.
 * `cut-before`: the connection ends and nothing happens. `lost-reply`: it happens and the connection ends.
 * `late-error`: it happens and the answer is an internal error. `silent`: no answer at all, nothing happens.
 * `slow-to-appear`: it happens, and other calls do not see what was made for `seconds` of the demo's time.
 */
export const faultKinds = [
  'throttled',
  'internal-error',
  'unavailable',
  'denied',
  'expired',
  'bad-key',
  'wrong-clock',
  'error',
  'cut-before',
  'lost-reply',
  'late-error',
  'silent',
  'slow-to-appear',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  /** An operation's name, or `*`. */
  readonly action: string;
  /** One service only: some names are in several. */
  readonly service?: ServiceName | undefined;
  readonly kind: FaultKind;
  /** Which of the coming calls is the first to fail; 1 is the next. */
  readonly nth?: number | undefined;
  /** How many calls in a row fail; 1 unless told; null for all that follow (`denied` is for all unless told). */
  readonly times?: number | null | undefined;
  /** For `error`. */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly status?: number | undefined;
  /** For `slow-to-appear`; with `lost-reply` and `late-error`, what was made is slow to appear as well. */
  readonly seconds?: number | undefined;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that this call meets, counted as met. A dry run makes nothing: it meets `denied` and what is armed for `*`. */
  meet(
    action: string,
    options?: { readonly dryRun?: boolean; readonly service?: ServiceName | undefined },
  ): Fault | undefined;
}

export function createFaults(): Faults {
  let armed: { fault: Fault; wait: number; left: number }[] = [];
  return {
    add(fault) {
      const times = fault.times === undefined ? (fault.kind === 'denied' ? null : 1) : fault.times;
      armed.push({ fault, wait: (fault.nth ?? 1) - 1, left: times ?? Number.POSITIVE_INFINITY });
    },
    clear() {
      armed = [];
    },
    meet(action, { dryRun = false, service } = {}) {
      let met: Fault | undefined;
      for (const each of armed) {
        if (each.fault.action !== '*' && each.fault.action !== action) continue;
        if (each.fault.service !== undefined && service !== undefined && each.fault.service !== service) continue;
        if (dryRun && each.fault.action !== '*' && each.fault.kind !== 'denied') continue;
        if (each.wait > 0) each.wait -= 1;
        else if (met === undefined) {
          each.left -= 1;
          met = each.fault;
        }
      }
      armed = armed.filter((each) => each.left > 0);
      return met;
    },
  };
}

/** The error that this fault answers with instead of acting; undefined for the other kinds. */
export function errorOfFault(fault: Fault, service: ServiceName): ApiError | undefined {
  switch (fault.kind) {
    case 'throttled':
      return throttledError(service);
    case 'internal-error':
      return internalError(service);
    case 'unavailable':
      return unavailableError(service);
    case 'expired':
      return expiredError(service);
    case 'bad-key':
      return badKeyError(service);
    case 'wrong-clock':
      return wrongClockError(service);
    case 'error':
      return new ApiError(fault.code ?? 'InternalError', fault.message ?? 'A fault was asked for', fault.status ?? 400);
    case 'denied':
    case 'cut-before':
    case 'lost-reply':
    case 'late-error':
    case 'silent':
    case 'slow-to-appear':
      return undefined;
  }
}
