import type { Operation } from '../operation.ts';
import { readSections, requireSuccess, sectionText } from './read-answer.ts';
import { findStrongswan, limitFunction, prelude } from './shell-text.ts';

export interface StatusTexts {
  /** Of `ipsec statusall`; empty where that tool is not installed. */
  readonly statusAll: string;
  /** Of `swanctl --list-conns --raw` and `--list-sas --raw`; null where vici does not answer. */
  readonly conns: string | null;
  readonly sas: string | null;
}

/** What both tools say about connections and tunnels. Polled: kept to as few programs as there are answers. */
export const tunnelStatus: Operation<readonly [], StatusTexts> = {
  name: 'tunnel-status',
  as: 'root',
  limitMs: 40_000,
  limitBytes: 3 * 1024 * 1024,
  script: `${prelude}${limitFunction}${findStrongswan}
if [ -n "$tool" ]; then limit "$tool" statusall 2>&1 | say statusall 20000; fi
if command -v swanctl >/dev/null 2>&1 && sas=$(limit swanctl --list-sas --raw 2>/dev/null); then
  printf '%s\\n' "$sas" | say sas 20000
  limit swanctl --list-conns --raw 2>/dev/null | say conns 20000
fi
`,
  parse(answer) {
    requireSuccess(answer, 'say how its tunnels are');
    const sections = readSections(answer.stdout);
    return {
      statusAll: sectionText(sections, 'statusall') ?? '',
      conns: sectionText(sections, 'conns') ?? null,
      sas: sectionText(sections, 'sas') ?? null,
    };
  },
};

/** Pings from the gateway. Arguments: source address, target, count. */
export const pingFrom: Operation<readonly [source: string, target: string, count: string], string> = {
  name: 'ping-from',
  as: 'user',
  limitMs: 60_000,
  limitBytes: 64 * 1024,
  script: `${prelude}${limitFunction}
command -v ping >/dev/null 2>&1 || unsupported 'This gateway has no ping. Install iputils.'
ping -n -c "$3" -W 2 -I "$1" "$2" 2>&1 | say ping
`,
  parse(answer) {
    requireSuccess(answer, 'ping');
    return sectionText(readSections(answer.stdout), 'ping') ?? '';
  },
};

/** Traces the way from the gateway. Arguments: source address, target. */
export const tracerouteFrom: Operation<readonly [source: string, target: string], string> = {
  name: 'traceroute-from',
  as: 'root',
  limitMs: 90_000,
  limitBytes: 64 * 1024,
  script: `${prelude}${limitFunction}
if command -v traceroute >/dev/null 2>&1; then
  traceroute -n -w 2 -q 1 -m 10 -s "$1" "$2" 2>&1 | say traceroute
elif command -v tracepath >/dev/null 2>&1; then
  limit tracepath -n -m 10 "$2" 2>&1 | say traceroute
else
  unsupported 'This gateway has neither traceroute nor tracepath.'
fi
`,
  parse(answer) {
    requireSuccess(answer, 'trace the way');
    return sectionText(readSections(answer.stdout), 'traceroute') ?? '';
  },
};
