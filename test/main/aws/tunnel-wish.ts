import type { TunnelWish } from '../../../main/aws/tunnel-input.ts';
import type { Secret } from '../../../main/secret.ts';

export function tunnelWish(insideCidr: string | null, preSharedKey: Secret | null = null): TunnelWish {
  return {
    insideCidr,
    preSharedKey,
    ikeVersions: ['ikev2'],
    phase1Encryption: ['AES256-GCM-16', 'AES256'],
    phase1Integrity: ['SHA2-384'],
    phase1DhGroups: [20],
    phase1LifetimeSeconds: 28_800,
    phase2Encryption: ['AES256-GCM-16'],
    phase2Integrity: ['SHA2-384'],
    phase2DhGroups: [20],
    phase2LifetimeSeconds: 3_600,
    dpdTimeoutSeconds: 30,
    dpdTimeoutAction: 'clear',
    startupAction: 'add',
  };
}
