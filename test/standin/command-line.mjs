/** Reads `electron [-r file] [switches] <folder or file> [arguments]`. */
export function readCommandLine(argv) {
  const line = { preloads: [], inspectPort: undefined, debugPort: undefined, target: undefined, isVersion: false };
  for (let index = 1; index < argv.length; index += 1) {
    const argument = argv[index];
    const port = /^--(inspect|remote-debugging-port)(?:=(\d+))?$/.exec(argument);
    if (argument === '-r' || argument === '--require') {
      index += 1;
      line.preloads.push(argv[index]);
    } else if (port?.[1] === 'inspect') line.inspectPort = Number(port[2] ?? 9229);
    else if (port) line.debugPort = Number(port[2] ?? 0);
    else if (argument === '--version') line.isVersion = true;
    else if (!argument.startsWith('-')) line.target ??= argument;
  }
  return line;
}
