import { fileFunctions, limitFunction, prelude, restartFunctions, takeDownFunctions } from './shell-text.ts';

/**
 * Lies on the gateway while a change is not confirmed, and puts the old configuration back: run by the timer, or by us at once.
 * `restore.sh DIRECTORY MARKER WAIT`: whoever renames the marker first decides; the other one leaves.
 * A file goes back only if it still is what we wrote; otherwise only our lines are taken out.
 */
export const restoreScript = `#!/bin/sh
# Linkspan: puts the configuration back that was there before the change in this folder.
dir=$1
echo $$ > "$dir/timer.pid"
if [ "\${3:-0}" -gt 0 ]; then sleep "$3"; fi
${prelude}${limitFunction}
if [ "$2" = firing ]; then
  # A restore that a reboot cut short goes on; one that still runs is left alone.
  [ "$(cat "$dir/boot")" = "$(cat /proc/sys/kernel/random/boot_id)" ] && kill -0 "$(cat "$dir/firing.pid")" 2>/dev/null && exit 7
else
  mv "$dir/$2" "$dir/firing" 2>/dev/null || exit 7
fi
echo $$ > "$dir/firing.pid"
exec >> "$dir/restore.log" 2>&1
${fileFunctions}
${takeDownFunctions}
${restartFunctions}
date
read -r plan dialect tool swanconf lock < "$dir/settings"
put_back() { # INDEX PATH MODE OWNER
  install_file "$dir/saved/$1" "$2" "$3" && chown "$4" "$2" && chmod "$3" "$2" && touch -r "$dir/saved/$1" "$2"
}
failed=0
while read -r index kind existed mode owner before planned path; do
  now=$(sum "$path")
  if [ "$now" = "$before" ]; then
    continue
  elif [ "$now" = "$planned" ]; then
    if [ "$existed" = yes ]; then put_back "$index" "$path" "$mode" "$owner"; else rm -f "$path"; fi || failed=1
    echo "restored $path"
  elif [ "$kind" = include ]; then
    strip_include "$path" || failed=1
    echo "changed by somebody else: took only our lines out of $path"
  elif [ "$now" != none ]; then
    cp -p "$path" "$dir/changed-$index"
    if [ "$existed" = yes ]; then put_back "$index" "$path" "$mode" "$owner"; else rm -f "$path"; fi || failed=1
    echo "changed by somebody else: $path is ours, kept as $dir/changed-$index"
  fi
done < "$dir/manifest"
load_files "$tool" "$dialect" "$swanconf" || echo "not loaded: the configuration on this gateway has a syntax error"
if [ -f "$dir/new-connections" ]; then
  while read -r name; do take_down "$tool" "$dialect" "$name"; done < "$dir/new-connections"
fi
if [ -f "$dir/restarted" ]; then
  # The starter follows update a moment later.
  [ "$dialect" != ipsec ] || sleep 2
  restart_connections "$tool" "$dialect" "$(cat "$dir/restarted")"
fi
[ "$(cat "$lock/plan" 2>/dev/null)" = "$plan" ] && rm -rf "$lock"
[ "$failed" = 0 ] && mv "$dir/firing" "$dir/restored" && rm -rf "$dir/new"
echo "done, failures: $failed"
# Under systemd what still runs here would end with this script.
wait
`;
