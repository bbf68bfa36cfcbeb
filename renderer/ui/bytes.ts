const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `0 B`, `1.4 MiB`; a dash when it is not known. */
export function bytes(count: number | null | undefined): string {
  if (count === null || count === undefined) return '–';
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ''}`;
}
