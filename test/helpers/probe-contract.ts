import { z } from 'zod';
import { type Handlers, command, query, topic } from '../../contract/define.ts';
import { AppError } from '../../contract/errors.ts';

/** A small feature that behaves in every way a bridge must carry. */
export const probeContract = {
  probe: {
    rename: command({ input: z.object({ name: z.string().min(1) }), output: z.object({ name: z.string() }) }),
    refuse: command({ input: z.object({}), output: z.object({}) }),
    fail: query({ input: z.object({}), output: z.object({}) }),
    wait: query({ input: z.object({ label: z.string() }), output: z.object({ label: z.string() }) }),
    work: command({ input: z.object({ label: z.string() }), output: z.object({ label: z.string() }) }),
    renamed: topic(z.object({ name: z.string() })),
  },
};
export type ProbeContract = typeof probeContract;

/** `wait` and `work` settle when the test finishes them or when their signal ends them. */
export function createProbeHandlers() {
  const started: string[] = [];
  const finishers = new Map<string, () => void>();
  const watchers = new Set<() => void>();

  function hold({ label }: { label: string }, signal: AbortSignal): Promise<{ label: string }> {
    return new Promise((resolve, reject) => {
      finishers.set(label, () => resolve({ label }));
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      started.push(label);
      for (const watcher of watchers) watcher();
    });
  }

  const handlers: Handlers<ProbeContract> = {
    probe: {
      // More than the schema names: what is not named must not cross.
      rename: ({ name }) => Promise.resolve({ name: name.toUpperCase(), preSharedKey: 'canary-in-output' }),
      refuse: () => Promise.reject(new AppError({ code: 'conflict', message: 'Taken', subject: 'office' })),
      fail: () => Promise.reject(new Error('canary-in-error')),
      wait: hold,
      work: hold,
    },
  };

  return {
    handlers,
    started,
    finish: (label: string) => finishers.get(label)?.(),
    /** Resolves once a held call with this label runs. */
    async running(label: string): Promise<void> {
      while (!started.includes(label)) await new Promise<void>((resolve) => watchers.add(resolve));
    },
  };
}
