/** Begins every script: one language, the places where root's tools are, nothing readable by others. */
export const prelude = `set -u
LC_ALL=C; export LC_ALL
PATH="$PATH:/usr/sbin:/sbin:/usr/local/sbin:/usr/local/bin"; export PATH
umask 077
refuse() { printf '@conflict %s\\n' "$1"; exit 90; }
unsupported() { printf '@unsupported %s\\n' "$1"; exit 91; }
# say NAME LINES: each line of an answer begins with a blank, so that it is never taken for a heading.
say() { printf '@%s\\n' "$1"; sed -e 's/^/ /' -e "\${2:-5000}q"; echo; }
sum() ( if [ -f "$1" ]; then set -- $(sha256sum < "$1"); echo "$1"; else echo none; fi )
`;

/** A daemon that hangs must not hold the answer. */
export const limitFunction = `if timeout 1 true 2>/dev/null; then limit() { timeout 15 "$@"; }; else limit() { "$@"; }; fi
`;

/** Finds strongSwan's tool and its folders; asks the box, assumes nothing. */
export const findStrongswan = `tool=; confdir=; swandir=
for candidate in ipsec strongswan; do
  command -v "$candidate" >/dev/null 2>&1 || continue
  case $("$candidate" --version 2>/dev/null) in *strongSwan*) tool=$candidate; break ;; esac
done
[ -z "$tool" ] || confdir=$("$tool" --confdir 2>/dev/null | head -n 1)
case $confdir in /*) ;; *) confdir= ;; esac
for candidate in "\${confdir:+$confdir/swanctl}" /etc/swanctl /etc/strongswan/swanctl /usr/local/etc/swanctl; do
  [ -n "$candidate" ] && [ -d "$candidate" ] && { swandir=$candidate; break; }
done
`;

/** How the service is started, by whom, and whether at boot. */
export const readService = `if [ -d /run/systemd/system ]; then
  systemctl show -p Id -p LoadState -p ActiveState -p UnitFileState -p ExecStart -p NTPSynchronized \\
    strongswan-starter.service strongswan-swanctl.service strongswan.service ipsec.service 2>/dev/null | say units
  manager=systemd
elif command -v rc-update >/dev/null 2>&1; then
  rc-update show default 2>/dev/null | say openrc
  manager=openrc
elif command -v initctl >/dev/null 2>&1 && initctl version 2>/dev/null | grep -q upstart; then
  ls /etc/init 2>/dev/null | grep -E 'ipsec|strongswan' | say upstart
  manager=upstart
else
  manager=none
  for script in /etc/init.d/ipsec /etc/init.d/strongswan; do
    [ -x "$script" ] && [ "$(cat /proc/1/comm 2>/dev/null)" = init ] && manager=sysv
  done
  ls /etc/rc3.d /etc/rc2.d 2>/dev/null | grep -E '^S[0-9]+(ipsec|strongswan)' | say sysv
fi
printf '@manager %s\\n' "$manager"
starter=no
for piddir in "$([ -n "$tool" ] && "$tool" --piddir 2>/dev/null | head -n 1)" /run /var/run /run/strongswan; do
  [ -n "$piddir" ] && [ -s "$piddir/starter.charon.pid" ] || continue
  [ -d "/proc/$(head -n 1 "$piddir/starter.charon.pid")" ] && starter=yes
done
printf '@starter %s\\n' "$starter"
`;

/** Replaces a file by rename, in its own folder, under a name that no include matches; mode, owner and labels stay. */
export const fileFunctions = `# install_file TEXT-FILE PATH MODE: MODE counts for a file that is not there yet
install_file() {
  temporary="\${2%/*}/.linkspan-\${2##*/}.tmp"
  rm -f "$temporary"
  if [ -f "$2" ]; then
    { cp -p "$2" "$temporary" && cat "$1" > "$temporary"; } || { rm -f "$temporary"; return 1; }
  else
    { cat "$1" > "$temporary" && chmod "$3" "$temporary"; } || { rm -f "$temporary"; return 1; }
    command -v restorecon >/dev/null 2>&1 && restorecon "$temporary" 2>/dev/null
  fi
  sync "$temporary" 2>/dev/null
  mv -f "$temporary" "$2" || { rm -f "$temporary"; return 1; }
}

# strip_include PATH: takes our marked lines away, and the line end that they brought along
strip_include() {
  grep -q '^# Linkspan: the next line' "$1" 2>/dev/null || return 0
  stripped="\${1%/*}/.linkspan-\${1##*/}.strip"
  sed -e '/^# Linkspan: the next line/d' -e '\\|^include /.*/linkspan-\\*\\.|d' "$1" > "$stripped" || return 1
  if grep -q '^# Linkspan: the next line and the line end' "$1" &&
    tail -n 1 "$1" | grep -q '^include /.*/linkspan-\\*\\.'; then
    keep=$(($(wc -c < "$stripped") - 1))
    if [ "$keep" -gt 0 ]; then
      dd if="$stripped" of="$stripped.2" bs="$keep" count=1 2>/dev/null || return 1
    else
      : > "$stripped.2"
    fi
    mv -f "$stripped.2" "$stripped"
  fi
  install_file "$stripped" "$1" 600
  result=$?
  rm -f "$stripped"
  return "$result"
}
`;

/** For connections of ours, where IKE_SA and child bear one name. */
export const restartFunctions = `# restart_connections TOOL DIALECT NAMES: they come up with what is loaded now, which nobody waits for
restart_connections() {
  for name in $3; do
    if [ "$2" = ipsec ]; then limit "$1" down "$name[*]"; else limit swanctl --terminate --ike "$name" --timeout 8; fi </dev/null >/dev/null 2>&1 &
  done
  wait
  for name in $3; do
    if [ "$2" = ipsec ]; then limit "$1" up "$name"; else limit swanctl --initiate --ike "$name" --child "$name" --timeout 14; fi </dev/null >/dev/null 2>&1 &
  done
}
`;

/** After files went away: our SAs stay up until they are taken down, and the marking rules until they are deleted. */
export const takeDownFunctions = `# take_down TOOL DIALECT NAME
take_down() {
  if [ "$2" = ipsec ]; then
    limit "$1" down "$3[*]" >/dev/null 2>&1
  else
    limit swanctl --terminate --ike "$3" --timeout 8 >/dev/null 2>&1
  fi
  table=$(printf '%s' "$3" | tr - _)
  if command -v nft >/dev/null 2>&1 && nft list table ip "$table" >/dev/null 2>&1; then
    nft delete table ip "$table"
  fi
  if { ! command -v nft >/dev/null 2>&1 || [ -s /proc/net/ip_tables_names ]; } && iptables -t mangle -S "$table" >/dev/null 2>&1; then
    iptables -t mangle -D PREROUTING -j "$table" 2>/dev/null
    iptables -t mangle -F "$table"
    iptables -t mangle -X "$table"
  fi
}

# load_files TOOL DIALECT SWANCTL.CONF: what the files say now; never reload, restart or --file
load_files() {
  if [ "$2" = ipsec ]; then
    "$1" rereadsecrets >/dev/null 2>&1
    "$1" update >/dev/null 2>&1
    return
  fi
  # With a syntax error anywhere, --load-conns would unload every connection of the box.
  limit env STRONGSWAN_CONF="$3" swanctl --stats >/dev/null 2>&1 || return 64
  limit swanctl --load-creds --noprompt >/dev/null 2>&1
  limit swanctl --load-conns 2>&1
}
`;
