#!/usr/bin/env bash
# What a newcomer has: a fresh clone, an unprivileged user, Node, npm, git and coreutils, and nothing in the environment.
# Installs; tests with loopback alone; starts the app in browser mode and fetches its page. Prints how long each took.
set -euo pipefail

project=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/linkspan-bare-XXXXXX")
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir "$work/bin" "$work/home" "$work/tmp"

# All of GNU coreutils, and no sed, grep, awk or find.
coreutils='arch b2sum base32 base64 basename basenc cat chgrp chmod chown cksum comm cp csplit cut date dd df dir dircolors
  dirname du echo env expand expr factor false fmt fold groups head hostid id install join link ln logname ls md5sum mkdir
  mkfifo mknod mktemp mv nice nl nohup nproc numfmt od paste pathchk pinky pr printenv printf ptx pwd readlink realpath rm
  rmdir seq sha1sum sha224sum sha256sum sha384sum sha512sum shred shuf sleep sort split stat stdbuf stty sum sync tac tail
  tee test timeout touch tr true truncate tsort tty uname unexpand uniq unlink users vdir wc who whoami yes'
for tool in node npm git sh bash $coreutils; do
  found=$(type -P "$tool") && ln -s "$found" "$work/bin/$tool"
done

git clone --quiet --depth 1 "file://$project" "$work/linkspan"

# Runs a command as nobody where we are root, as ourselves elsewhere, with an empty environment.
as_nobody() {
  local user=()
  [ "$(id -u)" -ne 0 ] || user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  cd "$work/linkspan"
  "${user[@]}" env -i PATH="$work/bin" HOME="$work/home" TMPDIR="$work/tmp" "$@"
}

# The same with no network but loopback, where the kernel lets us.
without_network() {
  if [ "$(id -u)" -eq 0 ] && unshare -n true 2>/dev/null; then
    export -f as_nobody
    work=$work unshare -n bash -c 'ip link set lo up && as_nobody "$@"' bash "$@"
  else
    echo 'bare: no network namespace here, so the network stays up' >&2
    as_nobody "$@"
  fi
}

timed() {
  local name=$1 began=$SECONDS
  shift
  "$@"
  printf 'bare: %s took %d s\n' "$name" "$((SECONDS - began))"
}

[ "$(id -u)" -ne 0 ] || chown -R 65534:65534 "$work/linkspan" "$work/home" "$work/tmp"
began=$SECONDS
timed 'npm ci' as_nobody npm ci
timed 'npm test' without_network npm test
printf 'bare: both together took %d s (the limit is 240)\n' "$((SECONDS - began))"
[ "$((SECONDS - began))" -lt 240 ]
timed 'npm start' without_network node scripts/lib/check-start.mjs
