import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configFolder, differences, ourRoute, sshG, type ConfigFolder } from './ssh-g.ts';
import { configText } from './config-generator.ts';

let folder: ConfigFolder;
beforeAll(() => (folder = configFolder()));
afterAll(() => folder.remove());

describe('ssh-route against ssh -G', () => {
  it('agrees on generated files, taken or refused', { timeout: 300_000 }, async () => {
    const tally = { taken: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        configText,
        fc.constantFrom('web', 'db1.site.example', 'Web', '10.0.0.7'),
        async (text, host) => {
          folder.write('inc/one.conf', 'User included\nHost db*\n  Port 2022\n');
          folder.write('inc/two.conf', 'Match host web\n  Compression yes\n  SendEnv INC\n');
          const file = folder.write('config', text.replaceAll('@DIR@', folder.path));
          tally[(await ourRoute(file, host)).code === 0 ? 'taken' : 'refused']++;
          expect({ text, found: await differences(file, host) }).toEqual({ text, found: [] });
        },
      ),
      { numRuns: 1000 },
    );
    expect(tally.taken).toBeGreaterThan(250);
    expect(tally.refused).toBeGreaterThan(50);
  });

  it('agrees on files that were once read differently, or might be', { timeout: 120_000 }, async () => {
    const found: Record<string, string[]> = {};
    for (const text of JSON.parse(readFileSync(join(import.meta.dirname, 'config-cases.json'), 'utf8')) as string[]) {
      const unlike = await differences(folder.write('config', `${text}\n`), 'web');
      if (unlike.length > 0) found[text] = unlike;
    }
    expect(found).toEqual({});
  });

  it('names file and line of what is refused, also in an included file', async () => {
    folder.write('inc/bad', 'Port 22\nPort many\n');
    const file = folder.write('config', `Host *\nInclude ${folder.path}/inc/bad\n`);
    const { code, said } = await ourRoute(file, 'web');
    expect({ code, said }).toEqual({ code: 1, said: `${folder.path}/inc/bad line 2: bad port 'many'.\n` });
  });

  it('reports Match exec and never runs it', async () => {
    const file = folder.write('config', `Match exec "touch ${folder.path}/ran"\nPort 23\n`);
    const { answer, said } = await ourRoute(file, 'web');
    expect(answer?.port).toBe(22);
    expect(said).toContain(`touch ${folder.path}/ran`);
    expect(sshG(folder.write('ran', ''), 'web')).toBeDefined();
  });
});
