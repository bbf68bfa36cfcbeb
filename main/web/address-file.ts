import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface AddressFile {
  readonly path: string;
  write(url: string): void;
  remove(): void;
}

/** Others can read command lines but not this file: the browser is given its path, and it leads on to the secret address. */
export function createAddressFile(folder: string = tmpdir()): AddressFile {
  const own = mkdtempSync(join(folder, 'linkspan-'));
  chmodSync(own, 0o700);
  const path = join(own, 'open.html');

  return {
    path,
    write(url) {
      writeFileSync(`${path}.new`, redirectTo(url), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
    remove: () => rmSync(own, { recursive: true, force: true }),
  };
}

function redirectTo(url: string): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Linkspan</title>',
    '<meta name="referrer" content="no-referrer">',
    `<meta http-equiv="refresh" content="0;url=${url}"></head>`,
    `<body><a href="${url}">Open Linkspan</a></body></html>`,
  ].join('\n');
}
