import { setTimeout as pause } from 'node:timers/promises';
import { isAwsError } from '../../../main/aws/aws-error.ts';

/** What each step of the scenario saw: a value, or the code of the error. */
export type Records = Record<string, unknown>;

export interface Recorder {
  readonly records: Records;
  readonly step: (name: string, work: () => unknown) => Promise<void>;
}

export function createRecorder(): Recorder {
  const records: Records = {};
  return {
    records,
    async step(name, work) {
      try {
        records[name] = (await work()) ?? null;
      } catch (error) {
        if (!isAwsError(error)) throw error;
        // moto answers an action it does not have with a page of HTML, which has no code.
        const isCode = /^[A-Z]\w+(\.\w+)*$/.test(error.awsCode) && !/^(Syntax)?Error$/.test(error.awsCode);
        records[name] = { error: isCode ? error.awsCode : 'not-implemented' };
      }
    },
  };
}

/** The stand-ins have no events: looks every 50 ms, for ten seconds. */
export async function until<T>(look: () => Promise<T | undefined>): Promise<T | null> {
  for (let left = 200; left > 0; left -= 1) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await pause(50);
  }
  return null;
}

export interface Difference {
  readonly step: string;
  readonly left: unknown;
  readonly right: unknown;
}

/** The steps of both that did not see the same. */
export function compare(left: Records, right: Records): Difference[] {
  return Object.keys(left)
    .filter((step) => step in right && JSON.stringify(sorted(left[step])) !== JSON.stringify(sorted(right[step])))
    .map((step) => ({ step, left: left[step], right: right[step] }));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, sorted(each)] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}
