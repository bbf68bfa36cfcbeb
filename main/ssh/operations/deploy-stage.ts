import type { Secret } from '../../secret.ts';
import type { Operation } from '../operation.ts';
import { readSections, requireSuccess } from './read-answer.ts';
import { fileFunctions, prelude } from './shell-text.ts';

/**
 * What a staged file will be, before anything is touched: its present text is saved and its next one lies ready, both in the
 * plan's folder. Lines of the manifest: index, kind, existed, mode, owner, hash before, hash planned, path behind symlinks.
 */
const stageFunctions = `# record INDEX KIND PATH MODE: with the next text in new/INDEX
record() {
  existed=no mode=$4 owner=0:0
  if [ -f "$3" ]; then
    existed=yes
    mode=$(stat -c %a "$3") && owner=$(stat -c %u:%g "$3") && cp -p "$3" "$dir/saved/$1" || return 1
  fi
  before=$(sum "$3")
  planned=$(sum "$dir/new/$1")
  printf '@staged %s %s\\n' "$before" "$planned"
  [ "$before" = "$planned" ] && return 0
  printf '%s %s %s %s %s %s %s %s\\n' "$1" "$2" "$existed" "$mode" "$owner" "$before" "$planned" "$3" >> "$dir/manifest"
}
resolve() { if [ -e "$1" ]; then readlink -f "$1"; else printf '%s' "$1"; fi; }
`;

export interface Staged {
  readonly before: string;
  readonly planned: string;
}

/** A file of our own. Arguments: state folder, plan, index, path, mode, its whole text. */
export const deployStageOwn: Operation<
  readonly [stateDirectory: string, planId: string, index: string, path: string, mode: string, text: string | Secret],
  Staged
> = {
  name: 'deploy-stage-own',
  as: 'root',
  limitMs: 10_000,
  limitBytes: 16 * 1024,
  script: `${prelude}${stageFunctions}
dir=$1/$2
printf '%s' "$6" > "$dir/new/$3" || exit 1
record "$3" own "$(resolve "$4")" "$5" || exit 1
`,
  parse: (answer) => readStaged(answer.stdout, () => requireSuccess(answer, 'lay a file of ours ready')),
};

/**
 * Our marked include line at the end of a foreign file. Only bytes are added: what is there stays as it is.
 * Arguments: state folder, plan, index, path, the include line.
 */
export const deployStageInclude: Operation<
  readonly [stateDirectory: string, planId: string, index: string, path: string, line: string],
  Staged
> = {
  name: 'deploy-stage-include',
  as: 'root',
  limitMs: 10_000,
  limitBytes: 16 * 1024,
  script: `${prelude}${stageFunctions}${fileFunctions}
dir=$1/$2
path=$(resolve "$4")
[ -f "$path" ] || refuse "$4 is not a file on this gateway any more. Make the plan again."
next=$dir/new/$3
cat "$path" > "$next" || exit 1
if ! grep -q -x -F -e "$5" "$path"; then
  # Always a plain line end: of a file with CRLF, the starter would take the CR for a part of the pattern.
  mark='# Linkspan: the next line is ours.'
  if [ -s "$path" ] && [ -n "$(tail -c 1 "$path" | tr -d '\\n')" ]; then
    mark='# Linkspan: the next line and the line end before this one are ours.'
    echo >> "$next" || exit 1
  fi
  printf '%s\\n%s\\n' "$mark" "$5" >> "$next" || exit 1
fi
record "$3" include "$path" 600 || exit 1
`,
  parse: (answer) => readStaged(answer.stdout, () => requireSuccess(answer, 'lay an include line ready')),
};

function readStaged(stdout: string, check: () => void): Staged {
  check();
  const [before = '', planned = ''] =
    readSections(stdout)
      .find(({ name }) => name === 'staged')
      ?.rest.split(' ') ?? [];
  return { before, planned };
}
