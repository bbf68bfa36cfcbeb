import { lifetimes } from '../../strongswan/profile-settings.ts';
import type { DefinedConnection } from '../../strongswan/config-file.ts';
import type { Charon, DemoSa } from './charon.ts';

export interface PrintSetup {
  readonly localAddresses: readonly string[];
  readonly localId: string;
  readonly now: Date;
  readonly version: string;
}

/** `ipsec statusall` as strongSwan 5.9's stroke prints it. */
export function printStatusAll(charon: Charon, setup: PrintSetup): string {
  const { now, version, localAddresses } = setup;
  const uptime = duration((now.getTime() - charon.startedAt()) / 1000);
  const sas = charon.sas();
  const connecting = charon.connecting();
  return [
    `Status of IKE charon daemon (strongSwan ${version}, Linux 6.1.0-28-amd64, x86_64):`,
    `  uptime: ${uptime}, since ${printTime(new Date(charon.startedAt()))}`,
    '  worker threads: 11 of 16 idle, 5/0/0/0 working, job queue: 0/0/0/0, scheduled: 4',
    '  loaded plugins: charon aes sha1 sha2 hmac kdf gcm nonce x509 pem openssl kernel-netlink socket-default stroke vici updown counters',
    'Listening IP addresses:',
    ...localAddresses.map((address) => `  ${address}`),
    'Connections:',
    ...charon.connections().flatMap((connection) => connectionLines(connection, setup)),
    `Security Associations (${sas.length} up, ${connecting.length} connecting):`,
    ...sas.flatMap((sa) => saLines(sa, setup)),
    ...connecting.map(
      ({ name, localAddresses: [local], remoteAddresses: [remote] }, index) =>
        `${name.padStart(12)}[${1000 + index}]: CONNECTING, ${local}[%any]...${remote}[%any]`,
    ),
    ...(sas.length + connecting.length === 0 ? ['  none'] : []),
    '',
  ].join('\n');
}

function connectionLines(connection: DefinedConnection, { localId }: PrintSetup): string[] {
  const { name, localAddresses, remoteAddresses, children } = connection;
  const label = name.padStart(12);
  return [
    `${label}:  ${localAddresses.join(',')}...${remoteAddresses.join(',')}  IKEv2, dpddelay=${lifetimes.dpdDelay}s`,
    `${label}:   local:  [${localId}] uses pre-shared key authentication`,
    `${label}:   remote: [${remoteAddresses[0]}] uses pre-shared key authentication`,
    ...children.map(
      (child) =>
        `${child.name.padStart(12)}:   child:  ${child.localSubnets.join(' ')} === ${child.remoteSubnets.join(' ')} TUNNEL, dpdaction=restart`,
    ),
  ];
}

function saLines(sa: DemoSa, { now, localId }: PrintSetup): string[] {
  const { connection, ikeId, childId, counters } = sa;
  const age = (now.getTime() - sa.establishedAt) / 1000;
  const ike = `${connection.name.padStart(12)}[${ikeId}]`;
  const remote = connection.remoteAddresses[0] ?? '';
  const [child] = connection.children;
  const label = `${(child?.name ?? connection.name).padStart(12)}{${childId}}`;
  return [
    `${ike}: ESTABLISHED ${duration(age)} ago, ${connection.localAddresses[0]}[${localId}]...${remote}[${remote}]`,
    `${ike}: IKEv2 SPIs: ${sa.spiIn}${sa.spiOut}_i* ${sa.spiOut}${sa.spiIn}_r, rekeying in ${duration(rest(lifetimes.ikeRekey, age))}`,
    `${ike}: IKE proposal: AES_GCM_16_256/PRF_HMAC_SHA2_384/ECP_384`,
    `${label}:  INSTALLED, TUNNEL, reqid ${childId}, ESP SPIs: ${sa.spiIn}_i ${sa.spiOut}_o`,
    `${label}:  AES_GCM_16_256, ${counters.bytesIn} bytes_i${packets(counters.packetsIn)}, ${counters.bytesOut} bytes_o${packets(counters.packetsOut)}, rekeying in ${duration(rest(lifetimes.childRekey, age))}`,
    `${label}:   ${child?.localSubnets.join(' ')} === ${child?.remoteSubnets.join(' ')}`,
  ];
}

/** Time to the next rekey: the demo rekeys without a trace, so the age starts over. */
export function rest(lifetime: number, ageSeconds: number): number {
  return Math.max(1, Math.round(lifetime - (ageSeconds % lifetime)));
}

function packets(count: number): string {
  return count === 0 ? '' : ` (${count} pkt${count === 1 ? '' : 's'}, 1s ago)`;
}

/** As strongSwan's %V: one unit, the largest of which there are more than two. */
function duration(seconds: number): string {
  const units = [
    ['days', 86_400],
    ['hours', 3_600],
    ['minutes', 60],
  ] as const;
  const unit = units.find(([, size]) => seconds > 2 * size);
  if (unit) return `${Math.floor(seconds / unit[1])} ${unit[0]}`;
  const whole = Math.max(0, Math.round(seconds));
  return `${whole} ${whole === 1 ? 'second' : 'seconds'}`;
}

/** `Nov 20 10:58:09 2026` */
function printTime(date: Date): string {
  const [, day = '', month = '', year = '', time = ''] = date.toUTCString().split(' ');
  return `${month} ${day} ${time} ${year}`;
}
