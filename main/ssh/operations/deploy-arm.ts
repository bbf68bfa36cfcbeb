import type { Operation } from '../operation.ts';
import { readSections, requireSuccess } from './read-answer.ts';
import { restoreScript } from './restore-script.ts';
import { prelude } from './shell-text.ts';

/**
 * Starts the timer that brings the old configuration back unless we confirm.
 * Arguments: state folder, plan, nonce, seconds, dialect, tool, swanctl.conf (or -), lock folder, connections that are new (words).
 */
export const deployArm: Operation<
  readonly [
    stateDirectory: string,
    planId: string,
    nonce: string,
    seconds: string,
    dialect: string,
    tool: string,
    swanctlConf: string,
    lockDirectory: string,
    newConnections: string,
  ],
  { readonly timer: string }
> = {
  name: 'deploy-arm',
  as: 'root',
  limitMs: 20_000,
  limitBytes: 16 * 1024,
  script: `${prelude}
dir=$1/$2 marker=armed.$3
cat > "$dir/restore.sh" <<'LINKSPAN_RESTORE' || exit 1
${restoreScript}LINKSPAN_RESTORE
printf '%s %s %s %s %s\\n' "$2" "$5" "$6" "$7" "$8" > "$dir/settings" || exit 1
rm -f "$dir/new-connections" "$dir/restarted" "$dir/timer.pid"
for name in $9; do printf '%s\\n' "$name" >> "$dir/new-connections"; done
cat /proc/sys/kernel/random/boot_id > "$dir/boot" 2>/dev/null
printf '%s' "$(($(date +%s) + $4))" > "$dir/deadline" || exit 1
sync 2>/dev/null
timer=
if [ -d /run/systemd/system ] && command -v systemd-run >/dev/null 2>&1; then
  # A timer of systemd outlives the login; its accuracy is a minute unless told otherwise, which old versions cannot be.
  unit=linkspan-$2-$3
  if systemd-run --quiet --unit="$unit" --on-active="$4" --timer-property=AccuracySec=1s /bin/sh "$dir/restore.sh" "$dir" "$marker" 0 </dev/null >/dev/null 2>&1 ||
    systemd-run --quiet --unit="$unit" --on-active="$4" /bin/sh "$dir/restore.sh" "$dir" "$marker" 0 </dev/null >/dev/null 2>&1; then
    timer=$unit
  fi
fi
if [ -z "$timer" ]; then
  if command -v setsid >/dev/null 2>&1; then
    setsid /bin/sh "$dir/restore.sh" "$dir" "$marker" "$4" </dev/null >/dev/null 2>&1 &
  else
    nohup /bin/sh "$dir/restore.sh" "$dir" "$marker" "$4" </dev/null >/dev/null 2>&1 &
  fi
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    [ -s "$dir/timer.pid" ] && break
    sleep 0.1 2>/dev/null || sleep 1
  done
  pid=$(cat "$dir/timer.pid" 2>/dev/null)
  [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null || unsupported 'The timer that brings the old configuration back could not be started, so nothing was changed.'
  timer=process-$pid
fi
printf '%s' "$timer" > "$dir/timer"
: > "$dir/$marker" || exit 1
printf '@armed %s\\n' "$timer"
`,
  parse(answer) {
    requireSuccess(answer, 'start the timer that brings the old configuration back');
    return { timer: readSections(answer.stdout).find(({ name }) => name === 'armed')?.rest ?? '' };
  },
};
