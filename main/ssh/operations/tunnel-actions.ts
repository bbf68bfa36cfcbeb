import { harmlessText } from '../../strongswan/harmless-text.ts';
import type { Operation } from '../operation.ts';
import { readSections, requireSuccess, sectionText } from './read-answer.ts';
import { findStrongswan, limitFunction, prelude } from './shell-text.ts';

export interface ActionAnswer {
  readonly code: number;
  /** What the tool said, made harmless to show. */
  readonly output: string;
}

/**
 * Brings one connection up, down, or down and up again. Arguments: `up`, `down` or `restart`, dialect, connection.
 * Of a connection that is ours, IKE_SA and child bear one name.
 */
export const tunnelAction: Operation<
  readonly [action: 'up' | 'down' | 'restart', dialect: 'ipsec' | 'swanctl', connection: string],
  ActionAnswer
> = {
  name: 'tunnel-action',
  as: 'root',
  limitMs: 90_000,
  limitBytes: 256 * 1024,
  script: `${prelude}${limitFunction}${findStrongswan}
down() {
  if [ "$1" = ipsec ]; then limit "$tool" down "$2[*]"; else limit swanctl --terminate --ike "$2" --timeout 10; fi
}
up() {
  if [ "$1" = ipsec ]; then limit "$tool" up "$2"; return; fi
  child=$(swanctl --list-conns --raw 2>/dev/null | grep -F "list-conn event {$2 {" | sed -n 's/.* children {\\([^ ]*\\) {.*/\\1/p' | head -n 1)
  limit swanctl --initiate --child "\${child:-$2}" --ike "$2" --timeout 14
}
output=$(
  case $1 in
    up) up "$2" "$3" ;;
    down) down "$2" "$3" ;;
    restart) down "$2" "$3"; up "$2" "$3" ;;
    *) exit 2 ;;
  esac 2>&1
)
code=$?
printf '%s\\n' "$output" | tail -n 100 | say output
printf '@code %s\\n' "$code"
`,
  parse: (answer) => readAction(answer.stdout, () => requireSuccess(answer, 'change that tunnel')),
};

/** Starts, stops or restarts the service. Arguments: action, manager, the service's name, the tool. */
export const serviceAction: Operation<
  readonly [action: 'start' | 'stop' | 'restart', manager: string, service: string],
  ActionAnswer
> = {
  name: 'service-action',
  as: 'root',
  limitMs: 120_000,
  limitBytes: 256 * 1024,
  script: `${prelude}${limitFunction}${findStrongswan}
output=$(
  case $2 in
    systemd) systemctl "$1" "$3" ;;
    openrc) rc-service "$3" "$1" ;;
    upstart) service "$3" "$1" ;;
    sysv) for name in "$3" ipsec; do [ -x "/etc/init.d/$name" ] && exec "/etc/init.d/$name" "$1"; done; exit 5 ;;
    *) [ -n "$tool" ] || { echo 'no service manager starts strongSwan here'; exit 5; }
       "$tool" "$1" </dev/null >/dev/null ;;
  esac 2>&1
)
code=$?
printf '%s\\n' "$output" | tail -n 50 | say output
printf '@code %s\\n' "$code"
`,
  parse: (answer) => readAction(answer.stdout, () => requireSuccess(answer, 'change the service')),
};

function readAction(stdout: string, check: () => void): ActionAnswer {
  check();
  const sections = readSections(stdout);
  const code = Number(sections.find(({ name }) => name === 'code')?.rest ?? '1');
  return { code: Number.isFinite(code) ? code : 1, output: harmlessText(sectionText(sections, 'output') ?? '').trim() };
}
