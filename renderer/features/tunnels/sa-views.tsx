import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { ChildSa, IkeSa } from '../../../contract/domain/tunnel.ts';
import { bytes } from '../../ui/bytes.ts';
import { duration } from '../../ui/time.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';

export function IkeSaView({ sa }: { readonly sa: IkeSa }) {
  return (
    <section aria-label={`IKE SA ${sa.uniqueId}`}>
      <Box variant="h3">
        IKE SA <UntrustedText text={`${sa.name}[${sa.uniqueId}]`} limit={120} />
      </Box>
      <KeyValuePairs
        columns={2}
        items={pairs([
          ['State', sa.state],
          ['Version', sa.version],
          ['Here', end(sa.localHost, sa.localPort, sa.localId)],
          ['There', end(sa.remoteHost, sa.remotePort, sa.remoteId)],
          ['Established', seconds(sa.establishedSeconds, 'ago')],
          ['Rekeyed', rekey(sa.rekeyInSeconds)],
          ['Proposal', sa.proposal],
          ['Begun by', sa.initiator === undefined ? undefined : sa.initiator ? 'this gateway' : 'the other end'],
        ])}
      />
    </section>
  );
}

export function ChildSaView({ sa }: { readonly sa: ChildSa }) {
  return (
    <section aria-label={`CHILD SA ${sa.uniqueId}`}>
      <Box variant="h3">
        CHILD SA <UntrustedText text={`${sa.name}{${sa.uniqueId}}`} limit={120} />
      </Box>
      <KeyValuePairs
        columns={2}
        items={pairs([
          ['State', [sa.state, sa.mode, sa.encap ?? sa.protocol].filter(Boolean).join(', ')],
          ['SPIs in / out', sa.spiIn === undefined ? undefined : `${sa.spiIn} / ${sa.spiOut ?? '–'}`],
          ['In', traffic(sa.bytesIn, sa.packetsIn)],
          ['Out', traffic(sa.bytesOut, sa.packetsOut)],
          ['Networks here', sa.localTs.join(', ')],
          ['Networks there', sa.remoteTs.join(', ')],
          ['Rekeyed', rekey(sa.rekeyInSeconds)],
          ['Proposal', sa.proposal],
        ])}
      />
    </section>
  );
}

/** What the gateway did not state is left out. */
function pairs(all: readonly (readonly [string, string | undefined])[]) {
  return all.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, value: <UntrustedText text={value} limit={400} /> }],
  );
}

function end(host: string | undefined, port: number | undefined, id: string | undefined): string | undefined {
  if (host === undefined) return undefined;
  return `${host}${port === undefined ? '' : `[${port}]`}${id === undefined || id === host ? '' : ` as ${id}`}`;
}

function traffic(count: number | undefined, packets: number | undefined): string | undefined {
  if (count === undefined) return undefined;
  return `${bytes(count)}${packets === undefined ? '' : `, ${packets.toLocaleString('en')} packets`}`;
}

function seconds(value: number | undefined, after: string): string | undefined {
  return value === undefined ? undefined : `${duration(value)} ${after}`;
}

function rekey(value: number | undefined): string | undefined {
  return value === undefined ? undefined : `in ${duration(value)}`;
}
