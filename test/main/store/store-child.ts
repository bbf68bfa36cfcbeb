import { isAppError } from '../../../contract/errors.ts';
import { openStore } from '../../../main/store/store.ts';

/** Opens the store of a data folder, says how that went in one line of JSON, and holds it until it is killed. */
async function main([dataDir = '']: readonly string[]): Promise<void> {
  try {
    await openStore(dataDir, { host: 'test' });
    say({ held: true });
    setInterval(() => undefined, 60_000);
  } catch (error) {
    if (!isAppError(error)) throw error;
    say({ held: false, ...error.toFailure() });
  }
}

function say(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

void main(process.argv.slice(2));
