import type { Box } from './box.ts';

/** What the kernel's IPsec dropped, by reason, since the box began: only reasons that happened. */
export async function xfrmDrops(box: Box): Promise<Record<string, number>> {
  const lines = (await box.read('/proc/net/xfrm_stat')).trim().split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [reason = '', count = '0'] = line.split(/\s+/);
      return count === '0' ? [] : [[reason, Number(count)]];
    }),
  );
}
