import { rename, writeFile } from 'node:fs/promises';

const pauseMs = 200;

/** Keeps a file as `read` tells it: whole, one write at a time, a little after the last change. */
export interface StateKeeper {
  /** A write that fails is made up for by the next one. */
  soon(): void;
  /** The last write, which tells its failure; nothing is written after it. */
  end(): Promise<void>;
}

export function createStateKeeper(file: string, read: () => string): StateKeeper {
  let running: Promise<void> = Promise.resolve();
  let asked: NodeJS.Timeout | undefined;
  let written = '';
  let isOver = false;

  async function write(): Promise<void> {
    const text = read();
    if (text === written) return;
    await writeFile(`${file}.new`, text, { mode: 0o600 });
    await rename(`${file}.new`, file);
    written = text;
  }

  function now(): Promise<void> {
    running = running.then(write, write);
    return running;
  }

  function fire(): void {
    asked = undefined;
    // Told by the last write, if it fails as well.
    now().catch(() => undefined);
  }

  return {
    soon() {
      if (!isOver) asked ??= setTimeout(fire, pauseMs).unref();
    },
    end() {
      isOver = true;
      clearTimeout(asked);
      return now();
    },
  };
}
