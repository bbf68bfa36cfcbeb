import type { ConfigWorld } from './world.ts';

const MAX_INT = 2_147_483_647;
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds of `1h30m`, `90` or `2D`; undefined when it is no time. */
export function parseTime(text: string): number | undefined {
  if (text === '') return undefined;
  let total = 0;
  let at = 0;
  while (at < text.length) {
    const part = /^[ \t\n\v\f\r]*([+-]?\d+)([smhdw]?)/i.exec(text.slice(at));
    if (part === null) return undefined;
    const seconds = Number(part[1]) * (UNITS[(part[2] ?? '').toLowerCase()] ?? 1);
    total += seconds;
    if (Number(part[1]) < 0 || seconds > MAX_INT || total > MAX_INT) return undefined;
    at += part[0].length;
  }
  return total;
}

/** A whole number from 0 to 2,147,483,647, or OpenSSH's word for what is wrong with it. */
export function parseInteger(text: string): { value: number } | { fault: string } {
  if (!/^[ \t\n\v\f\r]*[+-]?\d+$/.test(text)) return { fault: 'invalid' };
  const value = Number(text);
  if (value < 0) return { fault: 'too small' };
  return value > MAX_INT ? { fault: 'too large' } : { value: value === 0 ? 0 : value };
}

/** 0 to 65535, or the port of a service name; undefined when neither. */
export function parsePort(text: string, world: ConfigWorld): number | undefined {
  const number = parseInteger(text);
  if ('value' in number && number.value <= 65_535) return number.value;
  return world.servicePort(text);
}

const SCALES = ['', 'k', 'm', 'g', 't', 'p', 'e'];
const MAX_INT64 = 2n ** 63n - 1n;

/** Bytes of `1G` or `1.5K`; undefined when it is no size. */
export function parseSize(text: string): bigint | undefined {
  const match = /^[ \t\n\v\f\r]*([+-]?)(\d*)(?:\.(\d*))?([bkmgtpe]?)$/i.exec(text);
  // No digits at all is zero to OpenSSH.
  if (match === null) return undefined;
  const scale = 1024n ** BigInt(Math.max(0, SCALES.indexOf((match[4] ?? '').toLowerCase().replace('b', ''))));
  const digits = match[3] ?? '';
  const whole = BigInt(match[2] === '' ? '0' : (match[2] ?? '0')) * scale;
  const part = digits === '' ? 0n : (BigInt(digits) * scale) / 10n ** BigInt(digits.length);
  const value = (whole + part) * (match[1] === '-' ? -1n : 1n);
  return value > MAX_INT64 || value < -MAX_INT64 ? undefined : value;
}
