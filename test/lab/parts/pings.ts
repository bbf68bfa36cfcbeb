import type { Box } from './box.ts';

export interface PingCount {
  readonly sent: number;
  readonly received: number;
}

export async function ping(from: Box, to: string, { count = 3, intervalSeconds = 0.2 } = {}): Promise<PingCount> {
  const { stdout } = await from.sh(`ping -n -q -c ${count} -i ${intervalSeconds} -W 2 ${to}`);
  return readSummary(stdout);
}

export interface RunningPing {
  /** Ends it and tells how many were answered; one that was still under way at the end is not counted. */
  stop(): Promise<PingCount>;
}

let runs = 0;

/** Pings until it is stopped: traffic that a change must not interrupt. */
export async function startPing(from: Box, to: string, intervalSeconds = 0.05): Promise<RunningPing> {
  runs += 1;
  const name = `ping-${runs}`;
  const pid = await from.start(name, `ping -n -i ${intervalSeconds} ${to}`);
  return {
    async stop() {
      await from.run(`kill -INT ${pid}; while kill -0 ${pid} 2>/dev/null; do sleep 0.05; done`);
      const log = await from.read(`/var/log/${name}.log`);
      const { sent, received } = readSummary(log);
      const last = Number([...log.matchAll(/icmp_seq=(\d+)/g)].at(-1)?.[1] ?? 0);
      return { sent: last === sent - 1 ? last : sent, received };
    },
  };
}

function readSummary(text: string): PingCount {
  const match = /(\d+) packets transmitted, (\d+) (?:packets )?received/.exec(text);
  if (!match) throw new Error(`ping said: ${text}`);
  return { sent: Number(match[1]), received: Number(match[2]) };
}
