import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GatewaySession } from '../../../main/ssh/operation.ts';
import { createLocalSession, type LocalSessionOptions } from '../../helpers/local-session.ts';

export interface FakeStrongswan {
  readonly folder: string;
  readonly dialect: 'ipsec' | 'swanctl';
  readonly etc: string;
  readonly paths: { readonly state: string; readonly lock: string };
  session(options?: LocalSessionOptions): GatewaySession;
  /** Every file under the configuration folders with its bytes and mode. */
  files(): Record<string, string>;
  /** Names that the stand-in daemon has loaded, and those that are up. */
  loaded(): string[];
  up(): string[];
  /** What was taken down or brought up by name, in order. */
  actions(): string[];
  write(path: string, text: string, mode?: number): void;
  remove(): void;
}

/** A gateway in a temporary folder: real files and real scripts, with stand-ins for strongSwan's two tools. */
export function createFakeStrongswan(dialect: 'ipsec' | 'swanctl'): FakeStrongswan {
  const folder = mkdtempSync(join(tmpdir(), 'linkspan-gateway-'));
  const etc = join(folder, 'etc');
  for (const path of ['etc/ipsec.d', 'etc/swanctl/conf.d', 'run', 'bin'])
    mkdirSync(join(folder, path), { recursive: true });
  for (const [tool, body] of Object.entries(tools)) {
    writeFileSync(join(folder, 'bin', tool), `#!/bin/sh\n${body}`);
    chmodSync(join(folder, 'bin', tool), 0o755);
  }
  if (dialect === 'ipsec') writeFileSync(join(folder, 'run/starter.charon.pid'), String(process.pid));
  writeFileSync(join(folder, 'dialect'), dialect);
  const lines = (name: string) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(' ')[0] ?? '')
      .toSorted();
  const fake: FakeStrongswan = {
    folder,
    dialect,
    etc,
    paths: { state: join(folder, 'state'), lock: join(folder, 'run/linkspan.lock') },
    session: (options = {}) =>
      createLocalSession({
        functions: standIns,
        ...options,
        environment: {
          FAKE: folder,
          PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
          ...options.environment,
        },
      }),
    files: () => readTree(etc),
    loaded: () => lines('loaded'),
    up: () => lines('up'),
    actions: () =>
      (existsSync(join(folder, 'actions')) ? readFileSync(join(folder, 'actions'), 'utf8') : '')
        .split('\n')
        .filter(Boolean),
    write: (path, text, mode = 0o644) => {
      writeFileSync(join(etc, path), text);
      chmodSync(join(etc, path), mode);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  fake.write('ipsec.conf', foreignIpsec);
  fake.write('ipsec.secrets', '198.51.100.7 203.0.113.12 : PSK "foreign.key.secret"', 0o600);
  fake.write('swanctl/swanctl.conf', '# theirs\ninclude conf.d/*.conf\n');
  if (dialect === 'swanctl') fake.write('swanctl/conf.d/foreign.conf', foreignSwanctl);
  const foreign = 'foreign 198.51.100.7 203.0.113.12 192.168.10.0/24 10.30.0.0/24\n';
  writeFileSync(join(folder, 'loaded'), foreign);
  writeFileSync(join(folder, 'up'), foreign);
  return fake;
}

function readTree(folder: string, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return Object.entries(readTree(path, `${prefix}${entry.name}/`));
      return [
        [`${prefix}${entry.name}`, `${(statSync(path).mode & 0o777).toString(8)} ${readFileSync(path, 'latin1')}`],
      ];
    }),
  );
}

/** Without a final newline, as many are. */
const foreignIpsec = `# their own comment
config setup

conn %default
\tleftfirewall=yes

conn foreign
\tleft=198.51.100.7
\tright=203.0.113.12
\tleftsubnet=192.168.10.0/24
\trightsubnet=10.30.0.0/24
\tauto=start`;

const foreignSwanctl = `connections {
  foreign {
    local_addrs = 198.51.100.7
    remote_addrs = 203.0.113.12
    children {
      foreign {
        local_ts = 192.168.10.0/24
        remote_ts = 10.30.0.0/24
        start_action = start
      }
    }
  }
}
`;

/** What loads brings up what is new, as `auto=start` does; what is unloaded stays up until it is taken down. */
const commit = `commit() {
  while read -r name rest; do
    found=no
    while read -r other ignored; do [ "$other" = "$name" ] && found=yes; done < "$FAKE/up"
    [ "$found" = yes ] || [ -e "$FAKE/peers-are-silent" ] || echo "$name $rest" >> "$FAKE/up"
  done < "$FAKE/loaded.new"
  mv "$FAKE/loaded.new" "$FAKE/loaded"
  if [ -e "$FAKE/loses-foreign" ]; then : > "$FAKE/up.new"; mv "$FAKE/up.new" "$FAKE/up"; fi
}
alone() {
  until mkdir "$FAKE/busy" 2>/dev/null; do :; done
  "$@"
  rmdir "$FAKE/busy"
}
up() {
  echo "up $1" >> "$FAKE/actions"
  while read -r name rest; do [ "$name" != "$1" ] || echo "$name $rest" >> "$FAKE/up"; done < "$FAKE/loaded"
}
down() {
  echo "down $1" >> "$FAKE/actions"
  : > "$FAKE/up.new"
  while read -r name rest; do [ "$name" = "$1" ] || echo "$name $rest" >> "$FAKE/up.new"; done < "$FAKE/up"
  mv "$FAKE/up.new" "$FAKE/up"
}
`;

const ipsec = `${commit}
flush() { [ -z "$conn" ] || [ "$conn" = %default ] || echo "$conn \${left:-%any} \${right:-%any} \${leftsubnet:-dynamic} \${rightsubnet:-dynamic}" >> "$FAKE/loaded.new"; left= right= leftsubnet= rightsubnet=; }
read_conf() {
  conn=
  cr=$(printf '\\r')
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      "conn "*) flush; conn=\${line#conn }; conn=\${conn%"$cr"} ;;
      "	left="*) left=\${line#*=} ;;
      "	right="*) right=\${line#*=}; right=\${right%"$cr"} ;;
      "	leftsubnet="*) leftsubnet=\${line#*=} ;;
      "	rightsubnet="*) rightsubnet=\${line#*=} ;;
    esac
  done < "$1"
  flush
}
case $1 in
  --version | version) echo 'Linux strongSwan U5.9.8/K6.1.0' ;;
  --confdir) echo "$FAKE/etc" ;;
  --piddir) echo "$FAKE/run" ;;
  rereadsecrets) ;;
  update)
    grep -q BROKEN "$FAKE"/etc/ipsec.conf && exit 0
    : > "$FAKE/loaded.new"
    read_conf "$FAKE/etc/ipsec.conf"
    if grep -q '^include .*/ipsec.d/' "$FAKE/etc/ipsec.conf"; then
      for file in "$FAKE"/etc/ipsec.d/linkspan-*.conf; do [ -f "$file" ] && read_conf "$file"; done
    fi
    commit ;;
  up) alone up "$2" ;;
  down) alone down "\${2%[[]*}" ;;
  statusall)
    echo 'Status of IKE charon daemon (strongSwan 5.9.8, Linux 6.1.0, x86_64):'
    echo '  loaded plugins: charon openssl stroke vici'
    echo 'Connections:'
    while read -r name left right ls rs; do
      echo "$name:  $left...$right  IKEv2"
      echo "$name:   child:  $ls === $rs TUNNEL"
    done < "$FAKE/loaded"
    echo 'Security Associations (1 up, 0 connecting):'
    while read -r name left right ls rs; do
      echo "$name[1]: ESTABLISHED 3 seconds ago, $left[$left]...$right[$right]"
      echo "$name{1}:  INSTALLED, TUNNEL, reqid 1, ESP SPIs: c1_i c2_o"
      echo "$name{1}:   $ls === $rs"
    done < "$FAKE/up" ;;
esac
exit 0
`;

const swanctl = `${commit}
[ "$(cat "$FAKE/dialect")" = swanctl ] || exit 22
case "$1" in
  --version) echo 'strongSwan swanctl 5.9.8' ;;
  --stats)
    if [ -n "\${STRONGSWAN_CONF:-}" ] && grep -q BROKEN "$FAKE"/etc/swanctl/conf.d/*.conf; then echo 'syntax error, unexpected BROKEN' >&2; exit 64; fi ;;
  --load-creds) ;;
  --load-conns)
    if grep -q BROKEN "$FAKE"/etc/swanctl/conf.d/*.conf; then : > "$FAKE/loaded"; : > "$FAKE/up"; exit 0; fi
    : > "$FAKE/loaded.new"
    for file in "$FAKE"/etc/swanctl/conf.d/*.conf; do
      [ -f "$file" ] || continue
      conn=
      while IFS= read -r line; do
        case $line in
          secrets*) break ;;
          "  }") [ -z "$conn" ] || echo "$conn $local $remote $lts $rts" >> "$FAKE/loaded.new"; conn= ;;
          "  "[a-z]*" {") conn=\${line#  }; conn=\${conn% \\{} ;;
          "    local_addrs = "*) local=\${line##* } ;;
          "    remote_addrs = "*) remote=\${line##* } ;;
          "        local_ts = "*) lts=\${line##* } ;;
          "        remote_ts = "*) rts=\${line##* } ;;
        esac
      done < "$file"
    done
    commit
    echo 'successfully loaded' ;;
  --list-conns)
    while read -r name left right ls rs; do
      echo "list-conn event {$name {local_addrs=[$left] remote_addrs=[$right] version=IKEv2 children {$name {mode=TUNNEL local-ts=[$ls] remote-ts=[$rs]}}}}"
    done < "$FAKE/loaded" ;;
  --list-sas)
    while read -r name left right ls rs; do
      echo "list-sa event {$name {uniqueid=1 version=2 state=ESTABLISHED local-host=$left remote-host=$right child-sas {$name-1 {name=$name uniqueid=1 state=INSTALLED local-ts=[$ls] remote-ts=[$rs]}}}}"
    done < "$FAKE/up" ;;
  --initiate) alone up "$3" ;;
  --terminate) alone down "$3" ;;
esac
exit 0
`;

const absent = 'exit 1\n';
const tools: Readonly<Record<string, string>> = {
  ipsec,
  swanctl,
  nft: absent,
  systemctl: absent,
  iptables: absent,
  ip: absent,
  // A test's files need not survive a power cut.
  sync: 'exit 0\n',
  // Nothing here is late; but the timer of a restore must not fire at once.
  sleep: 'case $1 in 2) exit 0 ;; 0.1) set -- 0.01 ;; esac\nPATH=${PATH#*:} exec sleep "$1"\n',
};

/** The same tools for the scripts that a session runs: in a subshell each, without the price of a program. */
const standIns = [
  ...Object.entries(tools).map(([tool, body]) => `${tool}() (\n${body})\n`),
  'timeout() { shift; "$@"; }\n',
  'env() ( export "$1"; shift; "$@" )\n',
].join('');
