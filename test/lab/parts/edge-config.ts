import { esp } from './strongswan.ts';
import type { FarTunnel, Proposal } from './vpn-connection.ts';

/** The connection and child of a tunnel are named for its outside address. */
export function connectionName(outsideAddress: string): string {
  return `aws-${outsideAddress.replaceAll('.', '-')}`;
}

/**
 * One tunnel in swanctl's words. As AWS does, the far end offers everything (0.0.0.0/0) and lets the gateway narrow it down;
 * it goes by the mark which tunnel a packet leaves on, and takes packets from both.
 */
export function renderTunnel(tunnel: FarTunnel, mark: number): string {
  const name = connectionName(tunnel.outsideAddress);
  const { ikeVersions } = tunnel;
  const version = ikeVersions.length > 1 ? 0 : ikeVersions.includes('ikev1') ? 1 : 2;
  const marks = esp === 'kernel' ? `mark_in = ${mark}\n        set_mark_in = ${mark}\n        mark_out = ${mark}` : '';
  return `connections {
  ${name} {
    version = ${version}
    local_addrs = ${tunnel.outsideAddress}
    remote_addrs = ${tunnel.customerAddress}
    proposals = ${ikeProposals(tunnel.phase1)}
    mobike = no
    rekey_time = 8h
    dpd_delay = 10s
    keyingtries = 0
    local { auth = psk
      id = ${tunnel.outsideAddress} }
    remote { auth = psk
      id = ${tunnel.customerAddress} }
    children {
      ${name} {
        local_ts = 0.0.0.0/0
        remote_ts = 0.0.0.0/0
        esp_proposals = ${espProposals(tunnel.phase2)}
        rekey_time = 1h
        dpd_action = clear
        start_action = ${tunnel.starts ? 'start' : 'none'}
        ${marks}
      }
    }
  }
}
secrets {
  ike-${name} {
    id-1 = ${tunnel.outsideAddress}
    id-2 = ${tunnel.customerAddress}
    secret = "${tunnel.key}"
  }
}
`;
}

/** Ciphers that authenticate by themselves cannot share a proposal with those that do not. */
function ikeProposals({ encryption, integrity, groups }: Proposal): string {
  const ciphers = encryption.map(cipher);
  const hashes = integrity.map(hash);
  const proposals = [
    [ciphers.filter(isAead), hashes.map((each) => `prf${each}`)],
    [ciphers.filter((each) => !isAead(each)), hashes],
  ] as const;
  return join(proposals, groups);
}

function espProposals({ encryption, integrity, groups }: Proposal): string {
  const ciphers = encryption.map(cipher);
  return join(
    [
      [ciphers.filter(isAead), []],
      [ciphers.filter((each) => !isAead(each)), integrity.map(hash)],
    ],
    groups,
  );
}

function join(
  proposals: readonly (readonly [readonly string[], readonly string[]])[],
  groups: readonly number[],
): string {
  return proposals
    .filter(([ciphers]) => ciphers.length > 0)
    .map(([ciphers, hashes]) => [...ciphers, ...hashes, ...groups.map(group)].join('-'))
    .join(',');
}

function isAead(word: string): boolean {
  return word.includes('gcm');
}

/** AES256-GCM-16 → aes256gcm16 */
function cipher(name: string): string {
  return name.toLowerCase().replaceAll('-', '');
}

/** SHA2-384 → sha384 */
function hash(name: string): string {
  return name.toLowerCase().replace('sha2-', 'sha');
}

function group(number: number): string {
  const word = GROUP_WORDS[number];
  if (!word) throw new Error(`no strongSwan word for Diffie-Hellman group ${number}`);
  return word;
}

const GROUP_WORDS: Readonly<Record<number, string>> = {
  2: 'modp1024',
  5: 'modp1536',
  14: 'modp2048',
  15: 'modp3072',
  16: 'modp4096',
  17: 'modp6144',
  18: 'modp8192',
  19: 'ecp256',
  20: 'ecp384',
  21: 'ecp521',
  22: 'modp1024s160',
  23: 'modp2048s224',
  24: 'modp2048s256',
};
