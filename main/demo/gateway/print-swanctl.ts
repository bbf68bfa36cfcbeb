import { lifetimes } from '../../strongswan/profile-settings.ts';
import type { Charon, DemoSa } from './charon.ts';
import { type PrintSetup, rest } from './print-statusall.ts';

/** `swanctl --list-conns --raw` */
export function printConnections(charon: Charon, { localId }: PrintSetup): string {
  const events = charon.connections().map(({ name, localAddresses, remoteAddresses, children }) => {
    const inner = children.map(
      (child) =>
        `${child.name} {mode=TUNNEL label= rekey_time=${lifetimes.childRekey} local-ts=[${child.localSubnets.join(' ')}] remote-ts=[${child.remoteSubnets.join(' ')}]}`,
    );
    const ends = `local-1 {class=pre-shared key id=${localId} groups=[] certs=[] cacerts=[]} remote-1 {class=pre-shared key id=${remoteAddresses[0]} groups=[] certs=[] cacerts=[]}`;
    return `list-conn event {${name} {local_addrs=[${localAddresses.join(' ')}] remote_addrs=[${remoteAddresses.join(' ')}] version=IKEv2 reauth_time=0 rekey_time=${lifetimes.ikeRekey} unique=UNIQUE_REPLACE ${ends} children {${inner.join(' ')}}}}\n`;
  });
  return `${events.join('')}list-conns reply {}\n`;
}

/** `swanctl --list-sas --raw` */
export function printSas(charon: Charon, setup: PrintSetup): string {
  const up = charon.sas().map((sa) => `list-sa event {${printSa(sa, setup)}}\n`);
  const connecting = charon
    .connecting()
    .map(
      ({ name, localAddresses: [local], remoteAddresses: [remote] }, index) =>
        `list-sa event {${name} {uniqueid=${1000 + index} version=2 state=CONNECTING local-host=${local} local-port=500 local-id=%any remote-host=${remote} remote-port=500 remote-id=%any initiator=yes tasks-active=[IKE_AUTH] child-sas {}}}\n`,
    );
  return `${up.join('')}${connecting.join('')}list-sas reply {}\n`;
}

function printSa(sa: DemoSa, { localId, now }: PrintSetup): string {
  const { connection, ikeId, childId, counters } = sa;
  const age = Math.floor((now.getTime() - sa.establishedAt) / 1000);
  const [child] = connection.children;
  const remote = connection.remoteAddresses[0] ?? '';
  const name = child?.name ?? connection.name;
  const childText = `${name}-${childId} {name=${name} uniqueid=${childId} reqid=${childId} state=INSTALLED mode=TUNNEL protocol=ESP spi-in=${sa.spiIn} spi-out=${sa.spiOut} encr-alg=AES_GCM_16 encr-keysize=256 bytes-in=${counters.bytesIn} packets-in=${counters.packetsIn} bytes-out=${counters.bytesOut} packets-out=${counters.packetsOut} rekey-time=${rest(lifetimes.childRekey, age)} life-time=${rest(lifetimes.childEnd, age)} install-time=${age} local-ts=[${child?.localSubnets.join(' ')}] remote-ts=[${child?.remoteSubnets.join(' ')}]}`;
  return `${connection.name} {uniqueid=${ikeId} version=2 state=ESTABLISHED local-host=${connection.localAddresses[0]} local-port=500 local-id=${localId} remote-host=${remote} remote-port=500 remote-id=${remote} initiator=yes initiator-spi=${sa.spiIn}${sa.spiOut} responder-spi=${sa.spiOut}${sa.spiIn} encr-alg=AES_GCM_16 encr-keysize=256 prf-alg=PRF_HMAC_SHA2_384 dh-group=ECP_384 established=${age} rekey-time=${rest(lifetimes.ikeRekey, age)} child-sas {${childText}}}`;
}
