import { harmlessLine } from '../../strongswan/harmless-text.ts';
import type { Operation } from '../operation.ts';
import { readSections, requireSuccess } from './read-answer.ts';
import { prelude } from './shell-text.ts';

export interface UnsettledDeploy {
  readonly planId: string;
  /** The marker's name: `armed.<nonce>`, or `firing` when a restore was cut short. */
  readonly marker: string;
  readonly secondsLeft: number;
  /** False after a reboot: the timer is gone with it. */
  readonly isSameBoot: boolean;
}

/**
 * Takes the gateway's lock and, for a deploy, makes the plan's folder anew. Answers the other plans whose change was never confirmed nor restored.
 * Arguments: state folder, lock folder, plan, who, seconds after which a lock is stale,
 * `fresh` or `keep` the plan's folder.
 */
export const deployBegin: Operation<
  readonly [
    stateDirectory: string,
    lockDirectory: string,
    planId: string,
    who: string,
    staleSeconds: string,
    folder: 'fresh' | 'keep',
  ],
  { readonly unsettled: readonly UnsettledDeploy[] }
> = {
  name: 'deploy-begin',
  as: 'root',
  limitMs: 20_000,
  limitBytes: 64 * 1024,
  script: `${prelude}
state=$1 lock=$2 plan=$3 who=$4 stale=$5 folder=$6
command -v sha256sum >/dev/null 2>&1 || unsupported 'This gateway has no sha256sum, which a safe change needs. Install coreutils.'
command -v readlink >/dev/null 2>&1 || unsupported 'This gateway has no readlink, which a safe change needs. Install coreutils.'
now=$(date +%s)
boot=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)
take() { mkdir "$lock" 2>/dev/null && printf '%s' "$plan" > "$lock/plan" && printf '%s' "$who" > "$lock/who" && printf '%s' "$now" > "$lock/since"; }
if ! take; then
  [ -d "$lock" ] || { mkdir "$lock" || exit 1; }
  holder=$(cat "$lock/plan" 2>/dev/null)
  since=$(cat "$lock/since" 2>/dev/null || stat -c %Y "$lock" 2>/dev/null)
  case $since in '' | *[!0-9]*) since=0 ;; esac
  if [ "$holder" = "$plan" ]; then
    printf '%s' "$now" > "$lock/since"
  elif [ $((now - since)) -gt "$stale" ] || [ "$since" -gt $((now + 60)) ]; then
    # Of two who find it stale, the one whose rename succeeds goes on.
    mv "$lock" "$lock.stale.$plan" 2>/dev/null || refuse 'Another change of this gateway has just begun. Try again when it has ended.'
    rm -rf "$lock.stale.$plan"
    take || refuse 'Another change of this gateway has just begun. Try again when it has ended.'
  else
    refuse "Another change of this gateway is under way: plan $holder by $(head -c 100 "$lock/who" 2>/dev/null), begun $((now - since)) seconds ago. Wait until it has ended."
  fi
fi
mkdir -p "$state" && chmod 700 "$state" || exit 1
for marker in "$state"/*/armed.* "$state"/*/firing; do
  [ -e "$marker" ] || continue
  of=\${marker%/*}
  deadline=$(cat "$of/deadline" 2>/dev/null)
  case $deadline in '' | *[!0-9]*) deadline=0 ;; esac
  same=no
  [ "$(cat "$of/boot" 2>/dev/null)" = "$boot" ] && same=yes
  printf '@unsettled %s %s %s %s\\n' "\${of##*/}" "\${marker##*/}" "$((deadline - now))" "$same"
done
[ "$folder" = fresh ] || exit 0
for marker in "$state/$plan"/armed.* "$state/$plan/firing"; do
  [ ! -e "$marker" ] || exit 0
done
rm -rf "\${state:?}/\${plan:?}"
mkdir -m 700 "$state/$plan" "$state/$plan/saved" "$state/$plan/new" || exit 1
: > "$state/$plan/manifest"
printf '@begun\\n'
`,
  parse(answer) {
    requireSuccess(answer, 'begin a change');
    return { unsettled: readUnsettled(answer.stdout) };
  },
};

export function readUnsettled(stdout: string): UnsettledDeploy[] {
  return readSections(stdout).flatMap(({ name, rest }) => {
    const [planId = '', marker = '', seconds = '', same = ''] = rest.split(' ');
    if (name !== 'unsettled' || !/^[\w.-]+$/.test(planId) || !/^(armed\.[a-z0-9]+|firing)$/.test(marker)) return [];
    return [{ planId: harmlessLine(planId), marker, secondsLeft: Number(seconds) || 0, isSameBoot: same === 'yes' }];
  });
}
