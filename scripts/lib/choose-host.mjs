/**
 * Which host `npm start` runs, and why: 'electron', 'browser', or 'fetch' (fetch Electron, then one of the two).
 * Nothing is ever fetched without a terminal, a second time, or with --web.
 */
export function chooseHost({ args, hasElectron, isOverridden, isTerminal, wasTried, platform, isRoot, hasDisplay }) {
  if (args.includes('--web')) return { host: 'browser' };
  if (hasElectron && isOverridden) return { host: 'electron' };
  if (platform === 'linux' && !hasDisplay) return { host: 'browser', why: 'There is no display here' };
  if (platform === 'linux' && isRoot) return { host: 'browser', why: "Electron's sandbox does not run as root" };
  if (hasElectron) return { host: 'electron' };
  if (!isTerminal) return { host: 'browser', why: 'Electron is not installed here' };
  if (wasTried)
    return { host: 'browser', why: 'Electron could not be fetched before (npx install-electron --no tries again)' };
  return { host: 'fetch' };
}
