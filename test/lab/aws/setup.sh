#!/bin/sh
# moto and boto3, and what reads reports, from PyPI, in an environment of their own. Done once; again when the versions here change.
set -eu
root=$(cd "$(dirname "$0")/../../.." && pwd)
venv="$root/.cache/venv"
wanted='moto[server]==5.2.5 boto3==1.44.5 openpyxl==3.1.5 jsonschema==4.26.0'
[ "$(cat "$venv/linkspan-wanted" 2>/dev/null || true)" = "$wanted" ] && exit 0
mkdir -p "$root/.cache"
python3 -m venv "$venv"
# shellcheck disable=SC2086
"$venv/bin/pip" install --quiet --disable-pip-version-check $wanted
printf '%s' "$wanted" >"$venv/linkspan-wanted"
