#!/usr/bin/env bash
# What a newcomer has: a fresh clone, an unprivileged user, Node, npm, git and coreutils, and nothing in the environment.
# Installs; tests with loopback alone; starts the app in browser mode and fetches its page. Prints how long each took.
set -euo pipefail

project=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/linkspan-bare-XXXXXX")
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir "$work/bin" "$work/home" "$work/tmp"

coreutils='basename cat chmod cp cut date dirname env expr head id ln ls mkdir mktemp mv nproc printf pwd readlink rm rmdir
  sleep sort tail tee test touch tr true uname wc'
for tool in node npm git sh bash $coreutils; do
  found=$(command -v "$tool") && [ -x "$found" ] && ln -s "$found" "$work/bin/$tool"
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
