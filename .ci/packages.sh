#!/usr/bin/env bash
# Debian packages of the heavier lanes; nothing is fetched when all of them are there. `npm test` needs none of them.
set -euo pipefail
cd "$(dirname "$0")/.."
missing=()
while read -r name; do
  case $name in '' | '#'*) continue ;; esac
  dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
done < <(cat test/lab/packages.txt test/e2e/packages.txt)
if [ "${#missing[@]}" -gt 0 ]; then
  echo "Installing: ${missing[*]}"
  # The lab needs programs, not services: frr and strongswan would start theirs.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
  fi
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
fi
