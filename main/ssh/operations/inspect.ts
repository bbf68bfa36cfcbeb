import type { Operation } from '../operation.ts';
import { type AnswerSection, readSections, requireSuccess } from './read-answer.ts';
import { findStrongswan, limitFunction, prelude, readService } from './shell-text.ts';

/** Reads what the box is and how it stands, in one round trip; changes nothing, and loads no kernel module by asking. */
const script = `${prelude}${limitFunction}${findStrongswan}
printf '@tool %s\\n@confdir %s\\n@swandir %s\\n' "$tool" "$confdir" "$swandir"
printf '@uid %s\\n@date %s\\n@login %s\\n' "$(id -u)" "$(date +%s)" "\${SUDO_USER:-$(id -un)}"
uname -n | say hostname
uname -srm | say uname
cat /etc/os-release /etc/system-release 2>/dev/null | say os
{ for candidate in ipsec strongswan; do command -v "$candidate" >/dev/null 2>&1 && "$candidate" --version 2>&1; done
  command -v swanctl >/dev/null 2>&1 && swanctl --version 2>&1; } | say version
${readService}
for name in nft iptables ip6tables ufw firewall-cmd swanctl ip traceroute tracepath ping systemd-run setsid nohup sha256sum readlink timeout tcpdump conntrack; do
  command -v "$name" >/dev/null 2>&1 && printf '%s\\n' "$name"
done | say tools
ip -o address show 2>/dev/null | say addresses
ip -o link show 2>/dev/null | say links
ip -4 route show table main 2>/dev/null | say routes
ip -4 route get 192.0.2.1 2>/dev/null | say default-route
cat /proc/sys/net/ipv4/ip_forward 2>/dev/null | say forward
for file in /proc/sys/net/ipv4/conf/*/rp_filter; do
  [ -r "$file" ] && name=\${file%/rp_filter} && printf '%s %s\\n' "\${name##*/}" "$(cat "$file")"
done | say rp-filter 20000
{ [ -r /proc/net/xfrm_stat ] && echo xfrm
  [ -d /sys/module/esp4 ] && echo esp
  for config in "/boot/config-$(uname -r)" /proc/config.gz; do
    [ -r "$config" ] || continue
    case $config in *.gz) zcat "$config" 2>/dev/null ;; *) cat "$config" ;; esac | grep -E '^(# )?CONFIG_(INET_ESP|XFRM_INTERFACE|NETFILTER_XT_MARK)[ =]'
    echo config
    break
  done
  ls "/lib/modules/$(uname -r)/kernel/net/ipv4" 2>/dev/null | grep '^esp4' | sed 's/.*/esp/'
  ls "/lib/modules/$(uname -r)/kernel/net/xfrm" 2>/dev/null | grep '^xfrm_interface'
  [ -d "/lib/modules/$(uname -r)" ] && echo modules
  ip -d xfrm state 2>/dev/null | grep -q 'proto esp' && echo esp; } | say kernel
command -v timedatectl >/dev/null 2>&1 && limit timedatectl show -p NTPSynchronized 2>/dev/null | say clock
if command -v ufw >/dev/null 2>&1; then limit ufw status verbose 2>&1 | say ufw; fi
if command -v firewall-cmd >/dev/null 2>&1; then { limit firewall-cmd --state 2>&1; limit firewall-cmd --list-all-zones 2>/dev/null | grep -A 25 '(active)'; } | say firewalld; fi
if command -v nft >/dev/null 2>&1; then limit nft list ruleset 2>/dev/null | say nft; printf '@nft-code %s\\n' "$(nft list tables >/dev/null 2>&1; echo $?)"; fi
if command -v iptables >/dev/null 2>&1; then
  case $(iptables --version 2>/dev/null) in
    *nf_tables*) command -v nft >/dev/null 2>&1 || limit iptables-save 2>/dev/null | say iptables ;;
    # To ask an iptables of old for a table loads that table's module.
    *) [ -s /proc/net/ip_tables_names ] && limit iptables-save 2>/dev/null | say iptables ;;
  esac
fi
if [ -n "$tool" ]; then limit "$tool" statusall 2>&1 | say statusall 20000; fi
if command -v swanctl >/dev/null 2>&1 && limit swanctl --stats >/dev/null 2>&1; then
  printf '@vici yes\\n'
  limit swanctl --list-conns --raw 2>/dev/null | say conns 20000
  limit swanctl --list-sas --raw 2>/dev/null | say sas 20000
fi
{ ip xfrm policy 2>/dev/null | grep -o 'mark [^ ]*'
  ip rule 2>/dev/null | grep -o 'fwmark [^ ]*'
  cat "$confdir/ipsec.conf" "$confdir"/ipsec.d/*.conf "$swandir/swanctl.conf" "$swandir"/conf.d/*.conf 2>/dev/null | grep -oE '^[[:space:]]*(set_)?mark(_in|_out)? *= *[^ ]+' | tr '=' ' '
} | sort -u | head -n 500 | say marks
for marker in "$1"/*/armed.* "$1"/*/firing; do
  [ -e "$marker" ] && printf 'The change in %s was never confirmed\\n' "\${marker%/*}"
done | say leftovers
[ -d "$2" ] && printf '@lock %s\\n' "$(head -c 100 "$2/plan" 2>/dev/null)"
exit 0
`;

type InspectArgs = readonly [stateDirectory: string, lockDirectory: string];

/** Arguments: state folder, lock folder. */
export const inspect: Operation<InspectArgs, readonly AnswerSection[]> = {
  name: 'inspect',
  as: 'root',
  limitMs: 60_000,
  limitBytes: 4 * 1024 * 1024,
  script,
  parse,
};

/** The same for a login that may not use sudo: less is readable, and said to be unread. */
export const inspectUnprivileged: Operation<InspectArgs, readonly AnswerSection[]> = {
  ...inspect,
  name: 'inspect-unprivileged',
  as: 'user',
};

function parse(answer: Parameters<Operation<InspectArgs, unknown>['parse']>[0]): readonly AnswerSection[] {
  requireSuccess(answer, 'describe itself');
  return readSections(answer.stdout);
}
