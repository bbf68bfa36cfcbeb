import { parseArgs } from 'node:util';
import { AppError } from '../contract/errors.ts';
import { defaultDataDir } from './data-dir.ts';

export interface HostArguments {
  readonly dataDir: string;
  readonly readOnly: boolean;
  readonly open: boolean;
}

/** What both windowed hosts take: --data-dir, --read-only and, in the browser host, --no-open. */
export function parseHostArguments(args: readonly string[]): HostArguments {
  const { values } = parse(args);
  return {
    dataDir: values['data-dir'] ?? defaultDataDir(),
    readOnly: values['read-only'] ?? false,
    open: !(values['no-open'] ?? false),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'data-dir': { type: 'string' },
        'read-only': { type: 'boolean' },
        'no-open': { type: 'boolean' },
        web: { type: 'boolean' },
      },
    });
  } catch (cause) {
    const message = `${cause instanceof Error ? cause.message : 'Unknown option'}. Known: --web, --no-open, --data-dir FOLDER, --read-only`;
    throw new AppError({ code: 'invalid-input', message }, { cause });
  }
}
