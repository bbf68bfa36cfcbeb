import type { Operation } from '../operation.ts';
import { requireSuccess } from './read-answer.ts';
import { fileFunctions, prelude } from './shell-text.ts';

/** Puts the staged files in place, each by rename, while the timer is armed. Arguments: state folder, plan, nonce. */
export const deployWrite: Operation<readonly [stateDirectory: string, planId: string, nonce: string], void> = {
  name: 'deploy-write',
  as: 'root',
  limitMs: 20_000,
  limitBytes: 16 * 1024,
  script: `${prelude}${fileFunctions}
dir=$1/$2
[ -e "$dir/armed.$3" ] || refuse 'The time to confirm has passed: the old configuration is back.'
while read -r index kind existed mode owner before planned path; do
  [ "$(sum "$path")" = "$before" ] || refuse "$path was changed by somebody else in this moment. Make the plan again."
done < "$dir/manifest"
while read -r index kind existed mode owner before planned path; do
  install_file "$dir/new/$index" "$path" "$mode" || { printf '@failed %s\\n' "$path"; exit 1; }
  [ "$(sum "$path")" = "$planned" ] || refuse "$path does not hold what was written to it. Is the disk full?"
done < "$dir/manifest"
`,
  parse: (answer) => requireSuccess(answer, 'write the files'),
};
