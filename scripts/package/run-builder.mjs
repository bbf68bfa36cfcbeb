import { join } from 'node:path';
import { runChild } from '../lib/run-child.mjs';

const systems = { linux: '--linux', win32: '--win', darwin: '--mac' };

/** Runs electron-builder, which first holds its configuration against its own schema. */
export async function runBuilder(root, { platform, args, env }) {
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const code = await runChild(process.execPath, [builder, systems[platform], ...args], {
    cwd: root,
    env: withoutEmpty(env),
  });
  if (code !== 0) throw new Error('The app cannot be packed');
}

/** A secret that a workflow does not have comes as an empty text, which the builder would take for a certificate. */
export function withoutEmpty(env) {
  const isSigning = /^((WIN_)?CSC_|APPLE_|AZURE_)/;
  return Object.fromEntries(Object.entries(env).filter(([name, value]) => value !== '' || !isSigning.test(name)));
}

/**
 * Without a certificate a Mac still wants a signature of no one, and a hardened runtime would then refuse to load
 * Electron's framework, which has the same one.
 */
export function signingArguments(platform, env) {
  const hasCertificate = Boolean(env.CSC_LINK) || Boolean(env.CSC_NAME);
  if (platform !== 'darwin' || hasCertificate) return [];
  return ['-c.mac.identity=-', '-c.mac.hardenedRuntime=false', '-c.mac.notarize=false'];
}
