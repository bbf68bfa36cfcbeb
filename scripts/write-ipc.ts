import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderIpcDocument } from './render-ipc.ts';

writeFileSync(join(import.meta.dirname, '../docs/ipc.md'), renderIpcDocument());
