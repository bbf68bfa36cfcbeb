import { relative } from 'node:path';
import { expect } from 'vitest';
import { record } from './contract-record.ts';

// Runs before each test file: tells a whole run from a part of one.
const { testPath } = expect.getState();
if (testPath !== undefined) record('file', relative(process.cwd(), testPath).replaceAll('\\', '/'));
