import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderIpcDocument } from '../../scripts/render-ipc.ts';

it('has docs/ipc.md as the contract is: run `npm run docs` after a change', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/ipc.md'), 'utf8')).toBe(renderIpcDocument());
});
