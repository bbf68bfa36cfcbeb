import type { VpnTunnelOptionsSpecification } from '@aws-sdk/client-ec2';
import type { Secret } from '../secret.ts';

/** What AWS is told about one tunnel. Every list is named: one left out means that AWS allows all of them. */
export interface TunnelWish {
  /** null: AWS chooses. */
  readonly insideCidr: string | null;
  /** null: AWS makes one. */
  readonly preSharedKey: Secret | null;
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
}

/** The SDK's form of it. One of the named places where a key is revealed: it goes into the request and nowhere else. */
export function tunnelInput(wish: TunnelWish): VpnTunnelOptionsSpecification {
  return {
    ...(wish.insideCidr !== null && { TunnelInsideCidr: wish.insideCidr }),
    ...(wish.preSharedKey !== null && { PreSharedKey: wish.preSharedKey.reveal() }),
    IKEVersions: values(wish.ikeVersions),
    Phase1EncryptionAlgorithms: values(wish.phase1Encryption),
    Phase1IntegrityAlgorithms: values(wish.phase1Integrity),
    Phase1DHGroupNumbers: values(wish.phase1DhGroups),
    Phase1LifetimeSeconds: wish.phase1LifetimeSeconds,
    Phase2EncryptionAlgorithms: values(wish.phase2Encryption),
    Phase2IntegrityAlgorithms: values(wish.phase2Integrity),
    Phase2DHGroupNumbers: values(wish.phase2DhGroups),
    Phase2LifetimeSeconds: wish.phase2LifetimeSeconds,
    DPDTimeoutSeconds: wish.dpdTimeoutSeconds,
    DPDTimeoutAction: wish.dpdTimeoutAction,
    StartupAction: wish.startupAction,
  };
}

function values<T>(list: readonly T[]): { Value: T }[] {
  return list.map((Value) => ({ Value }));
}
