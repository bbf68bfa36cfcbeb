import type { Operation } from '../operation.ts';
import { type AnswerSection, readSections, requireSuccess } from './read-answer.ts';
import { findStrongswan, limitFunction, prelude, readService } from './shell-text.ts';

/**
 * All that a deploy depends on, in one round trip: the tool, the service, every configuration file with its includes, what is
 * loaded, marks in use, the lock. Reads only. Arguments: state folder, lock folder, link id.
 */
export const deployWorld: Operation<
  readonly [stateDirectory: string, lockDirectory: string, linkId: string],
  readonly AnswerSection[]
> = {
  name: 'deploy-world',
  as: 'root',
  limitMs: 60_000,
  limitBytes: 4 * 1024 * 1024,
  script: `${prelude}${limitFunction}${findStrongswan}
state=$1 lock=$2 link=$3 cr=$(printf '\\r')
printf '@tool %s\\n@confdir %s\\n@swandir %s\\n' "$tool" "$confdir" "$swandir"
if [ -n "$tool" ]; then "$tool" --version 2>/dev/null; else swanctl --version 2>/dev/null; fi | say version
if [ -z "$tool" ] && command -v ipsec >/dev/null 2>&1; then ipsec --version 2>&1 | say other; fi
uname -r | say kernel
${readService}
has() { command -v "$1" >/dev/null 2>&1 && printf '%s\\n' "$1"; }
{ has swanctl; has nft; has iptables; has sha256sum; has readlink; has systemd-run; has setsid; has nohup; } | say tools
[ -n "$confdir" ] && [ -d "$confdir/ipsec.d" ] && printf '@ipsecd %s\\n' "$confdir/ipsec.d"
[ -n "$swandir" ] && [ -d "$swandir/conf.d" ] && printf '@confd %s\\n' "$swandir/conf.d"

# emit KIND PATH DEPTH: a file with what it includes, in the order in which strongSwan meets them
emit() {
  unset IFS # The loop below takes it away while it expands a pattern; sum and stat need it.
  [ "$3" -le 8 ] || return 0
  if [ ! -r "$2" ] || [ ! -f "$2" ]; then printf '@absent %s\\n' "$2"; return 0; fi
  printf '@file %s %s %s %s %s\\n' "$1" "$(sum "$2")" $(stat -c '%a %u:%g' "$2") "$2"
  sed -e 's/^/ /' -e '10000q' "$2"
  echo
  sed -n "s/[\\"$cr]//g; s/^[[:space:]]*include[[:space:]]\\{1,\\}//p" "$2" | while read -r pattern; do
    pattern=\${pattern%%#*}
    while :; do case $pattern in *[[:space:]]) pattern=\${pattern%?} ;; *) break ;; esac; done
    case $pattern in /*) ;; *) pattern=\${2%/*}/$pattern ;; esac
    printf '@include %s\\n' "$pattern"
    IFS=
    for match in $pattern; do [ -f "$match" ] && emit "$1" "$match" $(($3 + 1)); done
    unset IFS
  done
}
if [ -n "$confdir" ]; then
  emit conf "$confdir/ipsec.conf" 0
  emit secrets "$confdir/ipsec.secrets" 0
fi
[ -n "$swandir" ] && emit swanctl "$swandir/swanctl.conf" 0
for path in "$confdir"/linkspan-* "$confdir"/ipsec.d/linkspan-* "$swandir"/linkspan-* "$swandir"/conf.d/linkspan-*; do
  [ -f "$path" ] || continue
  printf '@own %s %s %s\\n' "$(sum "$path")" "$(stat -c %a "$path")" "$path"
  case $path in
    *"linkspan-$link.secrets" | *"linkspan-$link-secrets.conf") ;;
    *"linkspan-$link."*) sed -e 's/^/ /' -e '1000q' "$path"; echo ;;
  esac
done

if [ -n "$tool" ]; then limit "$tool" statusall 2>&1 | say statusall 20000; fi
if command -v swanctl >/dev/null 2>&1 && limit swanctl --stats >/dev/null 2>&1; then
  printf '@vici yes\\n'
  limit swanctl --list-conns --raw 2>/dev/null | say conns 20000
  limit swanctl --list-sas --raw 2>/dev/null | say sas 20000
  if [ -n "$swandir" ]; then
    gate=$(limit env STRONGSWAN_CONF="$swandir/swanctl.conf" swanctl --stats 2>&1 >/dev/null)
    code=$?
    printf '%s\\n' "$gate" | say gate
    printf '@gate-code %s\\n' "$code"
  fi
fi
{
  ip xfrm policy 2>/dev/null | grep -o 'mark [^ ]*'
  ip rule 2>/dev/null | grep -o 'fwmark [^ ]*'
  nft list ruleset 2>/dev/null | grep -oE 'mark (set |== |!= |and |or )?0x[0-9a-f]+'
  [ -s /proc/net/ip_tables_names ] && iptables-save 2>/dev/null | grep -oE -e '--(set-x?mark|mark|set-mark) [^ ]*'
} | sort -u | head -n 500 | say marks
if [ -d "$lock" ]; then printf '@lock %s\\n' "$(head -c 100 "$lock/plan" 2>/dev/null)"; fi
`,
  parse(answer) {
    requireSuccess(answer, 'read its configuration');
    return readSections(answer.stdout);
  },
};
