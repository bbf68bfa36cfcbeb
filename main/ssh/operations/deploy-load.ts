import { harmlessLine, harmlessText } from '../../strongswan/harmless-text.ts';
import type { Operation } from '../operation.ts';
import { readSections, requireSuccess, sectionText } from './read-answer.ts';
import { limitFunction, prelude } from './shell-text.ts';

/**
 * Loads what the files say: `update` and `rereadsecrets`, or `--load-creds` and `--load-conns`. Never reload, restart or --file.
 * Arguments: dialect, tool, swanctl.conf (or -), a marker that must still be there (or - when no timer is armed).
 */
export const deployLoad: Operation<
  readonly [dialect: string, tool: string, swanctlConf: string, marker: string],
  { readonly output: string; readonly problem: string | null }
> = {
  name: 'deploy-load',
  as: 'root',
  limitMs: 60_000,
  limitBytes: 256 * 1024,
  script: `${prelude}${limitFunction}
[ "$4" = - ] || [ -e "$4" ] || refuse 'The time to confirm has passed: the old configuration is back.'
if [ "$1" = ipsec ]; then
  { "$2" rereadsecrets 2>&1 && "$2" update 2>&1; } || printf '@problem ipsec update\\n'
  exit 0
fi
# With a syntax error in any file, --load-conns says so, exits 0 and unloads every connection of the box.
limit env STRONGSWAN_CONF="$3" swanctl --stats >/dev/null 2>&1
case $? in
  0) ;;
  64) refuse 'A file under swanctl.conf has a syntax error: loading would unload every connection of this gateway, so nothing was loaded.' ;;
  *) refuse 'The syntax of the swanctl files could not be checked, so nothing was loaded.' ;;
esac
limit swanctl --load-creds --noprompt 2>&1 | say creds
output=$(limit swanctl --load-conns 2>&1)
code=$?
printf '%s\n' "$output" | say output
[ "$code" = 0 ] || printf '@problem swanctl --load-conns %s\\n' "$code"
exit 0
`,
  parse(answer) {
    requireSuccess(answer, 'load the new configuration');
    const sections = readSections(answer.stdout);
    const problem = sections.find(({ name }) => name === 'problem')?.rest ?? null;
    return { output: harmlessText(sectionText(sections, 'output') ?? ''), problem: problem && harmlessLine(problem) };
  },
};

export interface LoadedAnswer {
  readonly statusAll: string;
  readonly conns: string;
  readonly sas: string;
}

/** What is loaded and up, as both tools say it. Arguments: dialect, tool. */
export const readLoaded: Operation<readonly [dialect: string, tool: string], LoadedAnswer> = {
  name: 'read-loaded',
  as: 'root',
  limitMs: 40_000,
  limitBytes: 3 * 1024 * 1024,
  script: `${prelude}${limitFunction}
if [ "$1" = ipsec ]; then
  limit "$2" statusall 2>&1 | say statusall 20000
else
  limit swanctl --list-conns --raw 2>&1 | say conns 20000
  limit swanctl --list-sas --raw 2>&1 | say sas 20000
fi
`,
  parse(answer) {
    requireSuccess(answer, 'list its connections');
    const sections = readSections(answer.stdout);
    return {
      statusAll: sectionText(sections, 'statusall') ?? '',
      conns: sectionText(sections, 'conns') ?? '',
      sas: sectionText(sections, 'sas') ?? '',
    };
  },
};
