import * as fc from 'fast-check';

/** Lines that mean something together with lines that are nearly right: both OpenSSH and we must judge each the same. */
const one = fc.constantFrom;
const host = one(
  'web',
  'db1.site.example',
  '10.0.0.7',
  'WEB',
  'jump',
  '::0001',
  '127.1',
  '%h',
  '%h.Site.Example',
  '[::1]',
  'we%%b',
  '%n',
);
const pattern = one('*', 'web', 'w?b', '!web', 'db*', '*.site.example', '10.0.0.*', '!*', '"web"', 'a,web', '#x', '""');
const list = one(
  '*',
  'web',
  '!web,*',
  'web,db*',
  '*.site.example',
  'WEB',
  '"web"',
  'root',
  '!root',
  'bob,root',
  '10.*',
);
const flag = one('yes', 'no', 'true', 'false', 'YES', 'ask', 'auto', 'none', '1', '');
const time = one('5', '1m', '1h30m', '2D', 'none', '0', '-1', '5x', '1w2', '"3 "', '+7');
const number = one('0', '1', '022', '0x10', '65535', '65536', '-1', 'ssh', 'x', '""', '99999999999');
const path = one(
  '~/a',
  '/x/%h',
  '%d/.ssh/%r@%h:%p',
  'none',
  '${HOME}/k',
  '${NOPE_X}/k',
  '"a b"',
  '%%x',
  '~root/k',
  '%x',
  '%n-%L-%u',
  'rel',
);
const algorithm = one('+', '-', '^', '').chain((sign) =>
  fc
    .array(
      one(
        'aes128-ctr',
        'aes256-cbc',
        'aes*',
        'hmac-sha1',
        'hmac-*',
        'ssh-rsa',
        'ssh-ed25519',
        'ssh-*',
        'rsa-sha2-512',
        'curve25519-sha256',
        'diffie-hellman-group1-sha1',
        'nonsense',
        '!ssh-rsa',
        '',
        '*cert*',
        'rsa',
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((names) => sign + names.join(',')),
);
const jump = one(
  'bob@jump',
  'jump:2022',
  'none',
  'NONE',
  'a,b,c',
  'bob@[::1]:2022',
  '[::1]',
  '::1',
  'ssh://bob@jump:2022',
  'ssh://jump/',
  'j:0',
  '10.0.0.1',
  'a, b',
  'a b',
  'jump # x',
  'none # x',
  '@j',
  'a@b@j',
  'j:ssh',
  'a,,b',
  '%r@%h',
  'j/',
  '"jump"',
  'web',
);
const forward = one(
  '80 a:80',
  '127.0.0.1:80 a:80',
  '[::1]:80 [::2]:81',
  '/tmp/a b:1',
  '80 /tmp/b',
  '/tmp/a%h /tmp/b',
  '80',
  '0 a:1',
  '*:80 a:http',
  '80 a',
  '80:a:80',
  'a:b:c d:1',
  '80 socks:80',
  '"80" "a\\:b:3"',
  ':80 a:3',
  '/tmp/s',
  '1080',
  'h:1081',
  '80 a:0',
);

const keyword = fc.oneof(
  join(one('HostName', 'hostname', 'HOSTNAME'), host),
  join(one('Port', '"Port"'), number),
  join(one('User'), one('bob', '"a b"', '%u', 'a b', '""')),
  join(
    one(
      'IdentityFile',
      'CertificateFile',
      'ControlPath',
      'IdentityAgent',
      'ForwardAgent',
      'RevokedHostKeys',
      'XAuthLocation',
    ),
    path,
  ),
  join(
    one('UserKnownHostsFile', 'GlobalKnownHostsFile'),
    fc.array(path, { minLength: 1, maxLength: 3 }).map((paths) => paths.join(' ')),
  ),
  join(
    one(
      'BatchMode',
      'Compression',
      'ForwardX11',
      'StrictHostKeyChecking',
      'PubkeyAuthentication',
      'RequestTTY',
      'Tunnel',
      'UpdateHostKeys',
      'ControlMaster',
      'VerifyHostKeyDNS',
      'KeepAlive',
      'ChallengeResponseAuthentication',
      'ClearAllForwardings',
      'AddKeysToAgent',
      'SessionType',
      'ForkAfterAuthentication',
      'HashKnownHosts',
      'GSSAPIAuthentication',
      'AddressFamily',
      'IdentitiesOnly',
    ),
    flag,
  ),
  join(
    one(
      'ConnectTimeout',
      'ServerAliveInterval',
      'ForwardX11Timeout',
      'ControlPersist',
      'AddKeysToAgent',
      'SetupTimeOut',
    ),
    time,
  ),
  join(
    one(
      'ServerAliveCountMax',
      'ConnectionAttempts',
      'NumberOfPasswordPrompts',
      'RequiredRSASize',
      'TunnelDevice',
      'IPQoS',
      'StreamLocalBindMask',
    ),
    number,
  ),
  join(
    one(
      'Ciphers',
      'MACs',
      'KexAlgorithms',
      'HostKeyAlgorithms',
      'PubkeyAcceptedAlgorithms',
      'HostbasedKeyTypes',
      ...['CASignatureAlgorithms'].filter(() => false),
    ),
    algorithm,
  ),
  join(one('ProxyJump'), jump),
  join(
    one('ProxyCommand', 'LocalCommand', 'RemoteCommand', 'KnownHostsCommand'),
    one('none', 'nc %h %p', '"x y" # z', '= nc', "it's", '%T', '#'),
  ),
  join(one('LocalForward', 'RemoteForward', 'DynamicForward'), forward),
  join(one('SendEnv'), one('A', 'A B', '-A', 'LC_*', '-*', 'A=1', '"" A')),
  join(one('SetEnv'), one('A=1', 'A=1 B=2 A=3', 'A="x y"', 'A')),
  join(one('RekeyLimit'), one('1G 1h', 'default none', '1.5K', '10', '500 1m', 'none', '1GB', '.5M', '5 5')),
  join(
    one('LogLevel', 'SyslogFacility', 'FingerprintHash'),
    one('quiet', 'DEBUG1', 'user', 'LOCAL3', 'sha256', 'md5', 'nope'),
  ),
  join(one('EscapeChar'), one('~', 'none', '^C', '^?', 'xy', '" "', '\\\\')),
  join(
    one('CanonicalDomains', 'PermitRemoteOpen', 'LogVerbose'),
    one('none', 'a.example', 'a:1 *:*', 'none a', '.a', 'A.B.', 'any', 'a..b', 'a:http'),
  ),
  join(
    one('Cipher', 'Protocol', 'UseRoaming', 'RSAAuthentication', 'IgnoreUnknown', 'Nonsense', 'Tag'),
    one('x', 'n*', 'Nonsense,tag', '2 1'),
  ),
);

const block = fc.oneof(
  fc.array(pattern, { minLength: 1, maxLength: 3 }).map((patterns) => `Host ${patterns.join(' ')}`),
  fc
    .array(
      fc.oneof(
        one('all', 'final', '!final', 'canonical', '!all', 'host', 'bogus x'),
        join(one('host', 'originalhost', 'user', 'localuser', '!host', '!user', 'HOST', 'host='), list),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => `Match ${parts.join(' ')}`),
  one(
    'Include @DIR@/inc/*.conf',
    'Include @DIR@/inc/one.conf @DIR@/none',
    'Include @DIR@/inc/t?o.conf',
    'Include @DIR@/inc/[a-o]*.conf',
  ),
);

const noise = one('', '# comment', '   ', '\t# x', 'Port', '"Port 22', 'User "a');

/** Mostly sound files, with a wrong line now and then. */
export const configText = fc
  .array(
    fc.oneof({ weight: 12, arbitrary: keyword }, { weight: 6, arbitrary: block }, { weight: 1, arbitrary: noise }),
    {
      minLength: 1,
      maxLength: 7,
    },
  )
  .chain((lines) => one('\n', '\r\n').map((end) => lines.join(end) + end));

function join(left: fc.Arbitrary<string>, right: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(left, one(' ', ' ', ' ', '=', ' = ', '\t'), right).map((parts) => parts.join(''));
}
