import type { CommandIo } from '../../../main/cli/command.ts';

/** What a command printed. */
export function collectIo(): CommandIo & { readonly out: () => string; readonly err: () => string } {
  const said = { out: '', err: '' };
  return {
    stdout: (text) => void (said.out += text),
    stderr: (text) => void (said.err += text),
    out: () => said.out,
    err: () => said.err,
  };
}
