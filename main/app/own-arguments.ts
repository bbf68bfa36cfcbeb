/** Electron's command line holds Chromium's switches too; only ours are ours to judge. */
export function ownArguments(argv: readonly string[]): string[] {
  const own: string[] = [];
  for (const [index, argument] of argv.entries()) {
    if (argument === '--read-only' || argument.startsWith('--data-dir=')) own.push(argument);
    const value = argv[index + 1];
    if (argument === '--data-dir' && value !== undefined) own.push(`--data-dir=${value}`);
  }
  return own;
}
