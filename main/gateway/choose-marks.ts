import { AppError } from '../../contract/errors.ts';

/**
 * Marks for new tunnels on a gateway. From a range whose bits others rarely test: Kubernetes uses 0x4000 and 0x8000, Tailscale
 * and Calico the bits above 0xffff.
 */
export function chooseMarks(inUse: readonly number[], count: number): number[] {
  const free: number[] = [];
  for (let mark = first; mark < last && free.length < count; mark += 1) if (!inUse.includes(mark)) free.push(mark);
  if (free.length < count) {
    throw new AppError({
      code: 'conflict',
      message: 'This gateway has no free packet mark left between 11301 and 12300.',
    });
  }
  return free;
}

const first = 11_301;
const last = 12_300;
