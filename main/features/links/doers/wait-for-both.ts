import { isAppError } from '../../../../contract/errors.ts';
import type { Clock } from '../../../clock.ts';
import { poll } from '../../../engine/poll.ts';
import type { TunnelEnds } from '../../../vpn/tunnel-ends.ts';
import type { LinkWatch } from './watch-link.ts';

/** AWS's telemetry lags by a minute or so: a tunnel that just came up gets that long. */
const patienceMs = 2 * 60_000;

/** Both tunnels as soon as they are up at both ends (at AWS, where the site has a device that is not reached); as they were last seen when that takes too long. */
export async function waitForBoth(
  watch: LinkWatch,
  {
    clock,
    signal,
    isDevice = false,
  }: { readonly clock: Clock; readonly signal: AbortSignal; readonly isDevice?: boolean },
): Promise<readonly TunnelEnds[]> {
  let ends: readonly TunnelEnds[] = [];
  const look = async () => {
    ends = await watch.look({ aws: true });
    return ends.every(({ aws, gateway }) => aws.isUp && (isDevice || gateway.isUp)) ? true : undefined;
  };
  try {
    await poll({ clock, signal, limitMs: patienceMs, tooLate: 'down', tooLateCode: 'conflict', look });
  } catch (error) {
    if (!isAppError(error, 'conflict')) throw error;
  }
  return ends;
}
