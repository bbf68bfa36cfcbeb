import { AUTHORITY_KEYS, CIPHERS, KEX, KEYS, MACS } from './algorithms.ts';
import { readForward } from './forwards.ts';
import { readProxyJump } from './jump.ts';
import { domain, permittedName, qualityOfService, remoteOpen } from './lists.ts';
import * as read from './values.ts';

/** The keywords of OpenSSH 9.2, with the GSSAPI and compatibility ones that Debian's build knows. */
export const KEYWORDS: Readonly<Record<string, read.Reader>> = {
  ...all(read.choice({ yes: 'yes', true: 'yes', no: 'no', false: 'no' }), [
    'batchmode checkhostip clearallforwardings enableescapecommandline enablesshkeysign exitonforwardfailure',
    'forkafterauthentication forwardx11 forwardx11trusted gatewayports gssapiauthentication gssapidelegatecredentials',
    'gssapikeyexchange gssapirenewalforcesrekey gssapitrustdns hashknownhosts hostbasedauthentication identitiesonly',
    'kbdinteractiveauthentication nohostauthenticationforlocalhost passwordauthentication permitlocalcommand proxyusefdpass',
    'stdinnull streamlocalbindunlink tcpkeepalive visualhostkey canonicalizefallbacklocal',
  ]),
  ...all(read.text, [
    'user hostname bindaddress bindinterface controlpath gssapiclientidentity gssapiserveridentity hostkeyalias ignoreunknown',
    'kbdinteractivedevices pkcs11provider preferredauthentications revokedhostkeys securitykeyprovider xauthlocation',
  ]),
  ...all(read.restOfLine, ['knownhostscommand localcommand remotecommand']),
  ...all(read.integer, [
    'canonicalizemaxdots connectionattempts numberofpasswordprompts requiredrsasize serveralivecountmax',
  ]),
  ...all(read.time, ['connecttimeout forwardx11timeout serveraliveinterval']),
  ...all(readForward, ['localforward remoteforward dynamicforward']),
  ...all(read.identityFiles, ['identityfile certificatefile']),
  ...all(read.firstList(32, ['none'], same), ['globalknownhostsfile userknownhostsfile']),
  ...all(read.choice(withYesNo({ ask: 'ask' })), ['updatehostkeys verifyhostkeydns']),
  ...all(read.algorithms(KEYS), ['hostkeyalgorithms hostbasedacceptedalgorithms pubkeyacceptedalgorithms']),
  addkeystoagent: read.addKeysToAgent,
  addressfamily: read.choice({ any: 'any', inet: 'inet', inet6: 'inet6' }),
  canonicaldomains: read.firstList(32, ['none'], domain),
  canonicalizehostname: read.choice(withYesNo({ always: 'always' })),
  canonicalizepermittedcnames: read.firstList(32, ['none'], permittedName),
  casignaturealgorithms: read.algorithms(AUTHORITY_KEYS),
  ciphers: read.algorithms(CIPHERS),
  compression: read.choice({ yes: 'yes', no: 'no' }),
  controlmaster: read.choice(withYesNo({ ask: 'ask', auto: 'auto', autoask: 'autoask' })),
  controlpersist: read.controlPersist,
  escapechar: read.escapeChar,
  fingerprinthash: read.choice(upper('md5 sha1 sha256 sha384 sha512')),
  forwardagent: read.forwardAgent,
  gssapikexalgorithms: read.gssKex,
  identityagent: read.identityAgent,
  ipqos: qualityOfService,
  kexalgorithms: read.algorithms(KEX),
  loglevel: read.choice({
    ...upper('silent fatal error info verbose debug debug2 debug3'),
    quiet: 'SILENT',
    debug1: 'DEBUG',
  }),
  logverbose: read.firstList(Infinity, ['none'], same),
  macs: read.algorithms(MACS),
  permitremoteopen: read.firstList(Infinity, ['none', 'any'], remoteOpen),
  port: read.port,
  proxycommand: read.proxyCommand,
  proxyjump: readProxyJump,
  pubkeyauthentication: read.choice(withYesNo({ unbound: 'unbound', 'host-bound': 'host-bound' })),
  rekeylimit: read.rekeyLimit,
  requesttty: read.choice(withYesNo({ force: 'force', auto: 'auto' })),
  sendenv: read.sendEnv,
  sessiontype: read.choice({ none: 'none', subsystem: 'subsystem', default: 'default' }),
  setenv: read.setEnv,
  streamlocalbindmask: read.octalMask,
  stricthostkeychecking: read.choice(withYesNo({ ask: 'ask', off: 'false', 'accept-new': 'accept-new' })),
  syslogfacility: read.choiceAnywhere(
    upper('daemon user auth authpriv local0 local1 local2 local3 local4 local5 local6 local7'),
  ),
  tunnel: read.choice({
    ethernet: 'ethernet',
    'point-to-point': 'point-to-point',
    yes: 'point-to-point',
    true: 'point-to-point',
    no: 'false',
    false: 'false',
  }),
  tunneldevice: read.tunnelDevice,
};

/** Other names of a keyword, and the name that `ssh -G` prints. */
export const ALIASES: Readonly<Record<string, string>> = {
  challengeresponseauthentication: 'kbdinteractiveauthentication',
  dsaauthentication: 'pubkeyauthentication',
  hostbasedkeytypes: 'hostbasedacceptedalgorithms',
  identityfile2: 'identityfile',
  keepalive: 'tcpkeepalive',
  protocolkeepalives: 'serveraliveinterval',
  pubkeyacceptedkeytypes: 'pubkeyacceptedalgorithms',
  setuptimeout: 'serveraliveinterval',
  skeyauthentication: 'kbdinteractiveauthentication',
  smartcarddevice: 'pkcs11provider',
  tisauthentication: 'kbdinteractiveauthentication',
};

/** Retired keywords: taken with any arguments, and without effect. */
export const RETIRED: ReadonlySet<string> = new Set(
  names([
    'afstokenpassing cipher compressionlevel fallbacktorsh globalknownhostsfile2 kerberosauthentication kerberostgtpassing',
    'protocol rhostsauthentication rhostsrsaauthentication rsaauthentication useblacklistedkeys useprivilegedport',
    'userknownhostsfile2 useroaming usersh',
  ]),
);

/** Keywords whose value is an array in our answer: those that may stand in several lines of `ssh -G`. */
export const ADDITIVE: ReadonlySet<string> = new Set(
  names(['identityfile certificatefile localforward remoteforward dynamicforward sendenv setenv']),
);

/** Cleared by `none`, and then not printed at all. */
export const CLEARED_BY_NONE: readonly string[] = names([
  'localcommand remotecommand proxycommand controlpath revokedhostkeys pkcs11provider securitykeyprovider knownhostscommand',
]);

function all(reader: read.Reader, lists: readonly string[]): Record<string, read.Reader> {
  return Object.fromEntries(names(lists).map((name) => [name, reader]));
}

function names(lists: readonly string[]): string[] {
  return lists.flatMap((list) => list.split(' '));
}

function withYesNo(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { yes: 'true', true: 'true', no: 'false', false: 'false', ...words };
}

function upper(list: string): Record<string, string> {
  return Object.fromEntries(list.split(' ').map((word) => [word, word.toUpperCase()]));
}

function same(word: string): string {
  return word;
}
