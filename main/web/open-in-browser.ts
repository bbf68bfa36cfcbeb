import { spawn } from 'node:child_process';

/** Hands an address to the person's browser; `onFailure` when nothing here can open it. */
export function openInBrowser(url: string, onFailure: () => void): void {
  const [command, ...before] = opener(process.platform);
  const child = spawn(command, [...before, url], { stdio: 'ignore', detached: true });
  child.on('error', onFailure);
  child.on('exit', (code) => {
    // Windows' explorer answers 1 even when it opened the page.
    if (code !== 0 && process.platform !== 'win32') onFailure();
  });
  child.unref();
}

function opener(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['explorer'];
  return ['xdg-open'];
}
