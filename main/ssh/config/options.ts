import {
  assembleAlgorithms,
  AUTHORITY_KEYS,
  CIPHERS,
  KEX,
  KEYS,
  MACS,
  withoutCertificates,
  type Family,
} from './algorithms.ts';
import { expandPath, expandTokens, type Tokens } from './expand.ts';
import { printForwards } from './forwards.ts';
import { printJump, type Jump } from './jump.ts';
import { ADDITIVE, CLEARED_BY_NONE } from './keywords.ts';
import { Refusal, type Settings } from './settings.ts';
import type { ConfigWorld } from './world.ts';

type Options = Record<string, string | readonly string[]>;

const FAMILIES: Readonly<Record<string, readonly [Family] | readonly [Family, readonly string[]]>> = {
  ciphers: [CIPHERS],
  macs: [MACS],
  kexalgorithms: [KEX],
  hostkeyalgorithms: [KEYS],
  hostbasedacceptedalgorithms: [KEYS],
  pubkeyacceptedalgorithms: [KEYS],
  casignaturealgorithms: [AUTHORITY_KEYS, withoutCertificates],
};

/** Defaults shown where a file wrote `none` for a time, which sets nothing. */
const UNSET_TIMES: Readonly<Record<string, string>> = {
  connecttimeout: 'none',
  forwardx11timeout: '1200',
  serveraliveinterval: '0',
};

const PATHS = ['controlpath', 'identityagent'];

/** What `ssh -G` prints for each keyword that was set. */
export function printOptions(
  settings: Settings,
  jump: Exclude<Jump, 'none'> | undefined,
  tokens: Tokens,
  world: ConfigWorld,
): Options {
  const options: Options = { ...printLists(settings, tokens, world), ...Object.fromEntries(settings.one) };
  checkTogether(settings);
  fixPairs(options, tokens, world);
  for (const name of CLEARED_BY_NONE) if (String(options[name]).toLowerCase() === 'none') delete options[name];
  for (const [name, [family, known]] of Object.entries(FAMILIES)) {
    const text = options[name];
    if (typeof text === 'string') options[name] = assembled(name, text, family, known);
  }
  for (const name of PATHS) {
    const path = options[name];
    if (typeof path === 'string') options[name] = expandPath(path, tokens, world);
  }
  // New host keys cannot be asked about by a connection that goes to the background.
  const persists = (options['controlpersist'] ?? 'no') !== 'no' && options['controlpath'] !== undefined;
  if (options['updatehostkeys'] === 'ask' && persists) options['updatehostkeys'] = 'false';
  const { remotecommand, hostkeyalias } = options;
  if (typeof remotecommand === 'string') options['remotecommand'] = expandTokens(remotecommand, tokens);
  if (typeof hostkeyalias === 'string') options['hostkeyalias'] = hostkeyalias.toLowerCase();
  if (jump !== undefined) options['proxyjump'] = printJump(jump);
  return options;
}

/** Keywords that are kept as two values, and markers of the passes that are no keywords. */
function fixPairs(options: Options, tokens: Tokens, world: ConfigWorld): void {
  const agent = take(options, 'forwardagent path');
  if (agent !== undefined) options['forwardagent'] = expandPath(agent, tokens, world);
  const interval = take(options, 'rekeylimit interval');
  if (typeof options['rekeylimit'] === 'string') options['rekeylimit'] += ` ${interval ?? '0'}`;
  for (const [name, standard] of Object.entries(UNSET_TIMES)) {
    const written = take(options, `${name} none`) !== undefined;
    if (written) options[name] ??= name === 'serveraliveinterval' && options['batchmode'] === 'yes' ? '300' : standard;
  }
}

function take(options: Options, name: string): string | undefined {
  const value = options[name];
  delete options[name];
  return typeof value === 'string' ? value : undefined;
}

function assembled(name: string, text: string, family: Family, known: readonly string[] | undefined): string {
  const list = assembleAlgorithms(text, family, known);
  if (list === undefined) throw new Refusal(`${name} leaves no algorithm`);
  return list;
}

function printLists(settings: Settings, tokens: Tokens, world: ConfigWorld): Options {
  const options: Options = {};
  for (const [name, values] of settings.many) {
    if (values.length > 0) options[name] = ADDITIVE.has(name) ? values : printLine(name, values, tokens, world);
  }
  if (settings.one.get('clearallforwardings') === 'yes') return options;
  for (const name of ['localforward', 'remoteforward', 'dynamicforward']) {
    const lines = printForwards(settings.forwards, name, (path) => expandPath(path, tokens, world));
    if (lines.length > 0) options[name] = lines;
  }
  return options;
}

function printLine(name: string, values: readonly string[], tokens: Tokens, world: ConfigWorld): string {
  // OpenSSH 9.2 keeps the first word only.
  if (name === 'logverbose') return values[0] ?? '';
  if (name !== 'userknownhostsfile') return values.join(' ');
  return values.map((value) => expandPath(value, tokens, world)).join(' ');
}

function checkTogether({ one }: Settings): void {
  if (one.get('connectionattempts') === '0') throw new Refusal('ConnectionAttempts must be at least 1');
  if (one.get('proxyusefdpass') === 'yes' && one.get('proxycommand') === '-')
    throw new Refusal('ProxyCommand - and ProxyUseFdpass exclude each other');
  const command = (one.get('remotecommand') ?? 'none').toLowerCase();
  if (one.get('forkafterauthentication') === 'yes' && command === 'none' && one.get('sessiontype') !== 'none')
    throw new Refusal('ForkAfterAuthentication needs a RemoteCommand or SessionType none');
}
