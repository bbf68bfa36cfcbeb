import Container from '@cloudscape-design/components/container';
import type { Link } from '../../../contract/domain/link.ts';
import { useRead } from '../../bridge/use-read.ts';
import { harmless } from '../../ui/harmless.ts';
import { PictureBox } from './picture-box.tsx';
import { type TunnelState, tunnelState } from './tunnel-state.ts';

const states: Readonly<Record<TunnelState, { readonly words: string; readonly sign: string }>> = {
  up: { words: 'Up', sign: '✓' },
  disputed: { words: 'The ends disagree', sign: '!' },
  down: { words: 'Down', sign: '✕' },
  unknown: { words: 'Not known', sign: '?' },
};

/** The link from the site's network to the VPC, each tunnel with its state in words, sign and colour. */
export function LinkPicture({ link }: { readonly link: Link }) {
  const { data } = useRead('tunnels', 'list', { linkId: link.id }, { every: 15_000 });
  const tunnels = link.tunnels.map(({ outsideAddress }) => ({
    outsideAddress,
    state: tunnelState(data?.rows.find((row) => row.outsideAddress === outsideAddress)),
  }));
  return (
    <Container>
      <svg className="ls-picture" viewBox="0 20 1000 160" role="img" aria-label={inWords(link, tunnels)}>
        <PictureBox x={0} title="Site network" lines={link.site.subnets} />
        <line x1={170} y1={100} x2={200} y2={100} className="ls-wire" />
        <PictureBox x={200} title={link.site.gatewayId ? 'Gateway' : 'Device'} lines={[link.site.outsideAddress]} />
        {tunnels.slice(0, 2).map(({ outsideAddress, state }, index) => (
          <Tunnel key={outsideAddress} index={index} address={outsideAddress} state={state} />
        ))}
        <PictureBox x={630} title="VPN gateway" lines={[link.attachment.id]} />
        <line x1={800} y1={100} x2={830} y2={100} className="ls-wire" />
        <PictureBox x={830} title="VPC" lines={[link.vpcId, ...link.vpcCidrs]} />
      </svg>
    </Container>
  );
}

interface TunnelProps {
  readonly index: number;
  readonly address: string;
  readonly state: TunnelState;
}

function Tunnel({ index, address, state }: TunnelProps) {
  const y = index === 0 ? 60 : 140;
  const { words, sign } = states[state];
  return (
    <g className={`ls-tunnel ls-tunnel-${state}`}>
      <line x1={370} y1={y} x2={630} y2={y} className="ls-tunnel-line" />
      <text x={500} y={y - 12} textAnchor="middle" className="ls-picture-text">
        {`Tunnel ${index + 1}: ${sign} ${words}`}
      </text>
      <text x={500} y={y + 22} textAnchor="middle" className="ls-picture-small">
        {harmless(address, 40)}
      </text>
    </g>
  );
}

function inWords(link: Link, tunnels: readonly { outsideAddress: string; state: TunnelState }[]): string {
  const each = tunnels.map(
    ({ outsideAddress, state }, index) => `tunnel ${index + 1} to ${outsideAddress}: ${states[state].words}`,
  );
  return harmless(
    `Site network ${link.site.subnets.join(', ')}, ${link.site.gatewayId ? 'gateway' : 'device'} ${link.site.outsideAddress}, ${each.join(', ')}, VPN gateway ${link.attachment.id}, VPC ${link.vpcId}`,
    1000,
  );
}
