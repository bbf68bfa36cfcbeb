import { harmlessText } from '../../strongswan/harmless-text.ts';
import type { Operation } from '../operation.ts';
import { readSections, requireSuccess, sectionText } from './read-answer.ts';
import { fileFunctions, limitFunction, prelude, takeDownFunctions } from './shell-text.ts';

/**
 * Takes a link off the gateway: our files, then the include lines when no other link uses them, then what is loaded, our SAs and
 * marking rules. May be repeated at any point. Arguments: folder of our files, link id, dialect, tool, swanctl.conf (or -),
 * the files that may hold our include line (words), connection names (words), state folder, plans whose saved copies go (words).
 */
export const removeLink: Operation<
  readonly [
    directory: string,
    linkId: string,
    dialect: string,
    tool: string,
    swanctlConf: string,
    includeFiles: string,
    connections: string,
    stateDirectory: string,
    planIds: string,
  ],
  { readonly log: string }
> = {
  name: 'remove-link',
  as: 'root',
  limitMs: 120_000,
  limitBytes: 64 * 1024,
  script: `${prelude}${limitFunction}${fileFunctions}${takeDownFunctions}
trap '' HUP PIPE
if [ "$3" = swanctl ]; then
  limit env STRONGSWAN_CONF="$5" swanctl --stats >/dev/null 2>&1
  [ $? = 64 ] && refuse 'A file under swanctl.conf has a syntax error: loading would unload every connection of this gateway. Mend it first; nothing was removed.'
fi
removed=
for path in "$1/linkspan-$2.conf" "$1/linkspan-$2-secrets.conf" "$1/linkspan-$2.secrets" "$1/linkspan-$2.updown"; do
  [ -f "$path" ] || continue
  rm -f "$path" || exit 1
  removed="$removed $path"
done
others=no
for path in "$1"/linkspan-*.conf; do [ -f "$path" ] && others=yes; done
if [ "$others" = no ]; then
  for path in $6; do
    [ -f "$path" ] || continue
    path=$(readlink -f "$path")
    strip_include "$path" || exit 1
  done
fi
{
  echo "removed:$removed"
  [ "$others" = yes ] && echo 'include lines stay: another link uses them'
  load_files "$4" "$3" "$5" || echo 'not loaded'
  for name in $7; do take_down "$4" "$3" "$name"; done
} | say log
# Saved copies hold the keys of this link: none outlives it, whichever plan made it.
for manifest in "$8"/*/manifest; do
  grep -q -F "/linkspan-$2" "$manifest" 2>/dev/null || continue
  for marker in "\${manifest%/manifest}"/armed.* "\${manifest%/manifest}/firing"; do [ ! -e "$marker" ] || continue 2; done
  rm -rf "\${manifest%/manifest}"
done
for plan in $9; do rm -rf "\${8:?}/\${plan:?}"; done
exit 0
`,
  parse(answer) {
    requireSuccess(answer, 'take the link away');
    return { log: harmlessText(sectionText(readSections(answer.stdout), 'log') ?? '') };
  },
};
