import type { TunnelEnds } from '../../vpn/tunnel-ends.ts';

export interface Health {
  readonly state: 'up' | 'degraded' | 'down' | 'unknown';
  readonly sentence: string;
}

/** How a link is, in one sentence: from both ends where both could be read, from one where not. */
export function judgeHealth(
  ends: readonly TunnelEnds[],
  can: { readonly aws: boolean; readonly gateway: boolean },
): Health {
  if (!can.aws && !can.gateway) return { state: 'unknown', sentence: 'Neither end could be read' };
  const isUp = ({ aws, gateway }: TunnelEnds) => (!can.aws || aws.isUp) && (!can.gateway || gateway.isUp);
  const up = ends.filter(isUp);
  const apart = can.aws && can.gateway ? ends.filter(({ aws, gateway }) => aws.isUp !== gateway.isUp) : [];
  const view = can.aws && can.gateway ? '' : `, as ${can.aws ? 'AWS' : 'the gateway'} sees it`;

  if (ends.length > 0 && up.length === ends.length) return { state: 'up', sentence: `Up on both tunnels${view}` };
  const disagree =
    apart[0] &&
    ` The ends disagree on ${apart[0].outsideAddress}: AWS says ${apart[0].aws.says}, the gateway says ${apart[0].gateway.says}.`;
  if (up[0]) return { state: 'degraded', sentence: `Up on ${up[0].outsideAddress} only${view}.${disagree ?? ''}` };
  return { state: 'down', sentence: `Down on both tunnels${view}.${disagree ?? ''}` };
}
