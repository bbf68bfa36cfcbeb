import { arc, pie } from 'd3-shape';
import type { Severity } from '../../contract/domain/audit.ts';
import type { SeverityCount } from './facts.ts';

/** Told apart on white and on black, and by words beside them. */
export const severityColours: Readonly<Record<Severity, string>> = {
  critical: '#b0174b',
  high: '#e0453a',
  medium: '#d98200',
  low: '#4a90d9',
  info: '#7f8c9a',
};

const size = 160;

/**
 * Failed checks by severity as a ring, with their number in it on request (a PDF writes text in its own way).
 * Numbers and colours only, so that nothing in it needs escaping.
 */
export function severityChart(counts: readonly SeverityCount[], { withTotal }: { withTotal: boolean }): string {
  const shown = counts.filter(({ failed }) => failed > 0);
  const ring = arc<{ startAngle: number; endAngle: number }>()
    .innerRadius(48)
    .outerRadius(76)
    .padAngle(shown.length > 1 ? 0.02 : 0);
  const slices = pie<SeverityCount>()
    .sort(null)
    .value(({ failed }) => failed)([...shown]);
  const paths = slices.map((slice) => path(ring(slice), severityColours[slice.data.severity]));
  const none = path(ring({ startAngle: 0, endAngle: 2 * Math.PI }), '#c3ccd6');
  const total = withTotal
    ? `<text x="0" y="9" text-anchor="middle" font-size="26" fill="currentColor">${failedOf(counts)}</text>`
    : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="${-size / 2} ${-size / 2} ${size} ${size}">${paths.length > 0 ? paths.join('') : none}${total}</svg>`;
}

export function failedOf(counts: readonly SeverityCount[]): number {
  return counts.reduce((sum, { failed }) => sum + failed, 0);
}

function path(line: string | null, colour: string): string {
  return `<path d="${line ?? ''}" fill="${colour}"/>`;
}
