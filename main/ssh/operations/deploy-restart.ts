import { harmlessLine } from '../../strongswan/harmless-text.ts';
import type { Operation } from '../operation.ts';
import { readSections, requireSuccess } from './read-answer.ts';
import { limitFunction, prelude, restartFunctions } from './shell-text.ts';

/**
 * Restarts those of our connections whose definition or key this plan changes: loading leaves their SAs as they are, with the
 * old proposals and keys. Which ones is found here, since the old keys never leave the gateway.
 * Arguments: state folder, plan, dialect, tool, connections as `name=peer` (words).
 */
export const deployRestart: Operation<
  readonly [stateDirectory: string, planId: string, dialect: string, tool: string, connections: string],
  { readonly restarted: readonly string[] }
> = {
  name: 'deploy-restart',
  as: 'root',
  limitMs: 60_000,
  limitBytes: 16 * 1024,
  script: `${prelude}${limitFunction}${restartFunctions}
dir=$1/$2 changed=
# part FILE NAME PEER: what one of our files says about one connection
part() {
  sed -n -e "/^conn $2\\$/,/^\\$/p" -e "/^  $2 {\\$/,/^  }\\$/p" -e "/^  ike-$2 {\\$/,/^  }\\$/p" -e "/ $3 : PSK /p" "$1"
}
while read -r index kind existed mode owner before planned path; do
  [ "$kind" = own ] && [ "$existed" = yes ] || continue
  for connection in $5; do
    name=\${connection%=*}
    case " $changed " in *" $name "*) continue ;; esac
    old=$(part "$dir/saved/$index" "$name" "\${connection#*=}") new=$(part "$dir/new/$index" "$name" "\${connection#*=}")
    [ -z "$old" ] || [ "$old" = "$new" ] || changed="$changed $name"
  done
done < "$dir/manifest"
[ -n "$changed" ] || exit 0
# A restore reads this: what was restarted must be restarted again.
for name in $changed; do printf '%s\\n' "$name"; done > "$dir/restarted" || exit 1
# The starter follows update a moment later, and nothing shows that it has: its own list holds no proposals.
[ "$3" != ipsec ] || sleep 2
restart_connections "$4" "$3" "$changed"
for name in $changed; do printf '@restarted %s\\n' "$name"; done
`,
  parse(answer) {
    requireSuccess(answer, 'restart its changed tunnels');
    const names = readSections(answer.stdout).filter(({ name }) => name === 'restarted');
    return { restarted: names.map(({ rest }) => harmlessLine(rest)) };
  },
};
