import { harmlessText } from '../../strongswan/harmless-text.ts';
import type { Operation } from '../operation.ts';
import { readSections, requireSuccess, sectionText } from './read-answer.ts';
import { prelude } from './shell-text.ts';

/** Disarms: whoever renames the marker first decides. Arguments: state folder, plan, nonce, lock folder. */
export const deployConfirm: Operation<
  readonly [stateDirectory: string, planId: string, nonce: string, lockDirectory: string],
  void
> = {
  name: 'deploy-confirm',
  as: 'root',
  limitMs: 10_000,
  limitBytes: 16 * 1024,
  script: `${prelude}
dir=$1/$2
mv "$dir/armed.$3" "$dir/confirmed" 2>/dev/null || refuse 'The time to confirm had passed: the old configuration is back.'
sync 2>/dev/null
timer=$(cat "$dir/timer" 2>/dev/null)
case $timer in
  linkspan-*) systemctl stop "$timer.timer" >/dev/null 2>&1 ;;
esac
rm -rf "$dir/new"
[ "$(cat "$4/plan" 2>/dev/null)" = "$2" ] && rm -rf "$4"
# Saved copies hold secrets: the last five stay.
ls -1dt "$1"/*/confirmed "$1"/*/restored 2>/dev/null | tail -n +6 | while read -r old; do rm -rf "\${old%/*}"; done
exit 0
`,
  parse: (answer) => requireSuccess(answer, 'confirm the change'),
};

/** Runs the restore now, ahead of its timer. Arguments: state folder, plan, marker. */
export const deployRestore: Operation<
  readonly [stateDirectory: string, planId: string, marker: string],
  { readonly log: string }
> = {
  name: 'deploy-restore',
  as: 'root',
  limitMs: 90_000,
  limitBytes: 64 * 1024,
  script: `${prelude}
dir=$1/$2
[ -f "$dir/restore.sh" ] && /bin/sh "$dir/restore.sh" "$dir" "$3" 0 </dev/null
tail -n 40 "$dir/restore.log" 2>/dev/null | say log
[ -e "$dir/restored" ] || refuse "The old configuration could not be put back whole. What was done is in $dir/restore.log, the saved files are in $dir/saved."
`,
  parse(answer) {
    requireSuccess(answer, 'put the old configuration back');
    return { log: harmlessText(sectionText(readSections(answer.stdout), 'log') ?? '') };
  },
};

/** Gives the lock back, when this plan holds it, and forgets a plan that changed nothing. Arguments: state folder, plan, lock folder. */
export const deployUnlock: Operation<readonly [stateDirectory: string, planId: string, lockDirectory: string], void> = {
  name: 'deploy-unlock',
  as: 'root',
  limitMs: 10_000,
  limitBytes: 4 * 1024,
  script: `${prelude}
dir=$1/$2
touched=no
for marker in "$dir"/armed.* "$dir/firing" "$dir/confirmed" "$dir/restored"; do [ ! -e "$marker" ] || touched=yes; done
[ "$touched" = yes ] || rm -rf "\${1:?}/\${2:?}"
[ "$(cat "$3/plan" 2>/dev/null)" = "$2" ] && rm -rf "$3"
exit 0
`,
  parse: (answer) => requireSuccess(answer, 'give its lock back'),
};

export type DeployMarker = 'none' | 'begun' | 'armed' | 'firing' | 'confirmed' | 'restored';

export interface DeployState {
  readonly marker: DeployMarker;
  /** The marker's file name, to restore with. */
  readonly markerFile: string;
  readonly secondsLeft: number;
  readonly isSameBoot: boolean;
  /** The link was on the gateway before this plan. */
  readonly isReplacement: boolean;
}

/** How far a plan got on this gateway. Arguments: state folder, plan. */
export const deployState: Operation<readonly [stateDirectory: string, planId: string], DeployState> = {
  name: 'deploy-state',
  as: 'root',
  limitMs: 10_000,
  limitBytes: 16 * 1024,
  script: `${prelude}
dir=$1/$2
marker=none
[ -d "$dir" ] && marker=begun
for file in "$dir/restored" "$dir/confirmed" "$dir/firing" "$dir"/armed.*; do
  [ -e "$file" ] && marker=\${file##*/}
done
same=no
[ "$(cat "$dir/boot" 2>/dev/null)" = "$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)" ] && same=yes
deadline=$(cat "$dir/deadline" 2>/dev/null)
case $deadline in '' | *[!0-9]*) deadline=0 ;; esac
replaced=yes
[ -f "$dir/new-connections" ] && replaced=no
printf '@state %s %s %s %s\\n' "$marker" "$((deadline - $(date +%s)))" "$same" "$replaced"
`,
  parse(answer) {
    requireSuccess(answer, 'say how far the change got');
    const [file = 'none', seconds = '0', same, replaced] =
      readSections(answer.stdout)
        .find(({ name }) => name === 'state')
        ?.rest.split(' ') ?? [];
    const word = file.startsWith('armed.') ? 'armed' : file;
    const marker = markers.find((known) => known === word) ?? 'none';
    return {
      marker,
      markerFile: file,
      secondsLeft: Number(seconds) || 0,
      isSameBoot: same === 'yes',
      isReplacement: replaced === 'yes',
    };
  },
};

const markers: readonly DeployMarker[] = ['none', 'begun', 'armed', 'firing', 'confirmed', 'restored'];
