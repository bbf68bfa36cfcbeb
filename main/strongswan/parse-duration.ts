/** `44 minutes`, `6 hours`, `4 seconds`: what charon prints, rounded down by it. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,9}) (second|minute|hour|day)s?$/.exec(text.trim()) ?? [];
  const seconds = { second: 1, minute: 60, hour: 3600, day: 86_400 }[unit ?? ''];
  return count === undefined || seconds === undefined ? undefined : Number(count) * seconds;
}
