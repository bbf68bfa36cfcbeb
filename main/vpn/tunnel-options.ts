import type { TunnelProfile } from '../../contract/domain/vpn.ts';

/** What AWS is told about one tunnel, but the key. Every value is named: a list left out means that AWS allows all of them. */
export type TunnelOptions = {
  readonly insideCidr: string | null;
  readonly ikeVersions: readonly ('ikev1' | 'ikev2')[];
  readonly phase1Encryption: readonly string[];
  readonly phase1Integrity: readonly string[];
  readonly phase1DhGroups: readonly number[];
  readonly phase1LifetimeSeconds: number;
  readonly phase2Encryption: readonly string[];
  readonly phase2Integrity: readonly string[];
  readonly phase2DhGroups: readonly number[];
  readonly phase2LifetimeSeconds: number;
  readonly dpdTimeoutSeconds: number;
  readonly dpdTimeoutAction: 'clear' | 'none' | 'restart';
  readonly startupAction: 'add' | 'start';
};

/** The gateway begins and rekeys; AWS answers (design of the profiles: docs/decisions). */
export function tunnelOptions(profile: TunnelProfile, insideCidr: string | null): TunnelOptions {
  return { insideCidr, ...ciphers[profile], ...common };
}

const common = {
  phase1LifetimeSeconds: 28_800,
  phase2LifetimeSeconds: 3_600,
  dpdTimeoutSeconds: 30,
  dpdTimeoutAction: 'clear',
  startupAction: 'add',
} as const;

const ciphers = {
  recommended: {
    ikeVersions: ['ikev2'],
    phase1Encryption: ['AES256-GCM-16', 'AES256'],
    phase1Integrity: ['SHA2-384'],
    phase1DhGroups: [20],
    phase2Encryption: ['AES256-GCM-16'],
    phase2Integrity: ['SHA2-384'],
    phase2DhGroups: [20],
  },
  compatible: {
    ikeVersions: ['ikev1', 'ikev2'],
    phase1Encryption: ['AES128', 'AES256'],
    phase1Integrity: ['SHA2-256'],
    phase1DhGroups: [14],
    phase2Encryption: ['AES128', 'AES256'],
    phase2Integrity: ['SHA2-256'],
    phase2DhGroups: [14],
  },
} as const;
