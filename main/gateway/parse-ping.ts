import { harmlessLines } from '../strongswan/harmless-text.ts';

export interface PingResult {
  readonly sent: number;
  readonly received: number;
  /** Milliseconds; null when nothing came back. */
  readonly averageMs: number | null;
  /** The line that sums it up, or the first complaint. */
  readonly evidence: string;
}

/** What ping of iputils or busybox prints. */
export function parsePing(text: string): PingResult {
  const lines = harmlessLines(text).slice(0, 500);
  const summary = lines.find((line) => /packets transmitted/.test(line));
  const [, sent, received] = /(\d{1,6}) packets transmitted, (\d{1,6}) (?:packets )?received/.exec(summary ?? '') ?? [];
  const average = /= [\d.]+\/([\d.]+)\//.exec(lines.find((line) => /min\/avg\/max/.test(line)) ?? '')?.[1];
  return {
    sent: Number(sent ?? 0),
    received: Number(received ?? 0),
    averageMs: average === undefined ? null : Number(average),
    evidence: (summary ?? lines.find((line) => line.trim() !== '') ?? 'ping said nothing').trim(),
  };
}

export interface TracerouteHop {
  readonly number: number;
  /** null where nothing answered. */
  readonly address: string | null;
}

/** What traceroute or tracepath prints, with numbers only. */
export function parseTraceroute(text: string): TracerouteHop[] {
  return harmlessLines(text)
    .slice(0, 200)
    .flatMap((line) => {
      const [, number, rest] = /^\s*(\d{1,2})[:?]?:?\s+(.*)$/.exec(line) ?? [];
      if (number === undefined || rest === undefined) return [];
      return [{ number: Number(number), address: /\d{1,3}(?:\.\d{1,3}){3}/.exec(rest)?.[0] ?? null }];
    })
    .slice(0, 64);
}
