import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError, isAppError } from '../../contract/errors.ts';
import { verifyReport } from '../reports/verify-report.ts';
import { harmlessText } from '../reports/harmless.ts';
import type { Command } from './command.ts';
import { readBounded } from './read-bounded.ts';

const usage = `Usage: linkspan verify FILE [--report JSON]
  Says whether a report of an audit is as it was made. JSON and HTML carry everything that this needs;
  for PDF, XLSX, CSV and ASFF name the JSON of the same audit with --report.
  A right digest shows that nothing was changed since, not who made it: compare it with one kept elsewhere.
Exit: 0 right, 1 wrong, 2 called wrongly, unreadable or not to be told
`;

const mostBytes = 512 * 1024 * 1024;
const exitCodes = { right: 0, wrong: 1, unknown: 2 } as const;

/** `linkspan verify`. Never opens the store. */
export const verify: Command = async (args, io) => {
  try {
    const { file, json } = argumentsOf(args);
    const bytes = await readBounded(file, mostBytes);
    const other = json === undefined ? undefined : await readBounded(json, mostBytes);
    const { verdict, message } = await verifyReport({ bytes, name: basename(file), json: other });
    // Both come from outside: a file's name, and what a report says of itself.
    const line = harmlessText(`${verdict}: ${file}: ${message}`).replaceAll('\n', ' ');
    if (verdict === 'right') io.stdout(`${line}\n`);
    else io.stderr(`${line}\n`);
    return exitCodes[verdict];
  } catch (error) {
    if (!isAppError(error)) throw error;
    io.stderr(`${harmlessText(error.message)}\n`);
    return 2;
  }
};

function argumentsOf(args: readonly string[]): { readonly file: string; readonly json: string | undefined } {
  const { values, positionals } = parsed(args);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw wrong(usage.trimEnd());
  return { file, json: values.report };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { report: { type: 'string' } } });
  } catch (error) {
    throw wrong(`${error instanceof Error ? error.message : 'Not understood'}\n${usage.trimEnd()}`);
  }
}

function wrong(message: string): AppError {
  return new AppError({ code: 'invalid-input', message });
}
