import type {
  ModifyVpnTunnelOptionsSpecification,
  TunnelOption,
  VpnTunnelOptionsSpecification,
} from '@aws-sdk/client-ec2';
import { ApiError, invalidValue } from '../api-error.ts';
import type { Tunnel, TunnelSettings } from '../world/world.ts';

/** What was asked for, checked against the ranges of the service. */
export function readTunnelSettings(
  input: VpnTunnelOptionsSpecification | ModifyVpnTunnelOptionsSpecification,
): TunnelSettings {
  const phase1Lifetime = inRange(input.Phase1LifetimeSeconds, 'phase1LifetimeSeconds', 900, 28_800);
  const phase2Lifetime = inRange(input.Phase2LifetimeSeconds, 'phase2LifetimeSeconds', 900, 3_600);
  if ((phase2Lifetime ?? 3_600) >= (phase1Lifetime ?? 28_800)) {
    throw new ApiError('InvalidParameterCombination', 'The phase 2 lifetime must be less than the phase 1 lifetime.');
  }
  const settings: TunnelSettings = {
    ...defined('phase1Lifetime', phase1Lifetime),
    ...defined('phase2Lifetime', phase2Lifetime),
    ...defined(
      'rekeyMargin',
      inRange(input.RekeyMarginTimeSeconds, 'rekeyMarginTimeSeconds', 60, (phase2Lifetime ?? 3_600) / 2),
    ),
    ...defined('rekeyFuzz', inRange(input.RekeyFuzzPercentage, 'rekeyFuzzPercentage', 0, 100)),
    ...defined('replayWindow', inRange(input.ReplayWindowSize, 'replayWindowSize', 64, 2_048)),
    ...defined('dpdTimeout', inRange(input.DPDTimeoutSeconds, 'dpdTimeoutSeconds', 30, 86_400)),
    ...defined('dpdAction', oneOf(input.DPDTimeoutAction, 'dpdTimeoutAction', ['clear', 'none', 'restart'])),
    ...defined('phase1Encryption', eachOf(input.Phase1EncryptionAlgorithms, 'phase1EncryptionAlgorithms', ENCRYPTION)),
    ...defined('phase2Encryption', eachOf(input.Phase2EncryptionAlgorithms, 'phase2EncryptionAlgorithms', ENCRYPTION)),
    ...defined('phase1Integrity', eachOf(input.Phase1IntegrityAlgorithms, 'phase1IntegrityAlgorithms', INTEGRITY)),
    ...defined('phase2Integrity', eachOf(input.Phase2IntegrityAlgorithms, 'phase2IntegrityAlgorithms', INTEGRITY)),
    ...defined('phase1Groups', eachOf(input.Phase1DHGroupNumbers, 'phase1DHGroupNumbers', [2, ...LATE_GROUPS])),
    ...defined('phase2Groups', eachOf(input.Phase2DHGroupNumbers, 'phase2DHGroupNumbers', [2, 5, ...LATE_GROUPS])),
    ...defined('ikeVersions', eachOf(input.IKEVersions, 'ikeVersions', ['ikev1', 'ikev2'])),
    ...defined('startup', oneOf(input.StartupAction, 'startupAction', ['add', 'start'])),
    ...defined('lifecycleControl', input.EnableTunnelLifecycleControl),
  };
  if (settings.startup === 'start' && settings.ikeVersions?.includes('ikev1') !== false) {
    throw new ApiError('InvalidParameterCombination', 'Startup action start is supported with IKEv2 only.');
  }
  return settings;
}

/** What the service answers: what was asked for and no more; a list that is missing allows every default. */
export function tunnelOptionAnswer(tunnel: Tunnel): TunnelOption {
  const { options } = tunnel;
  return {
    OutsideIpAddress: tunnel.outsideAddress,
    TunnelInsideCidr: tunnel.insideCidr,
    PreSharedKey: tunnel.preSharedKey,
    Phase1LifetimeSeconds: options.phase1Lifetime,
    Phase2LifetimeSeconds: options.phase2Lifetime,
    RekeyMarginTimeSeconds: options.rekeyMargin,
    RekeyFuzzPercentage: options.rekeyFuzz,
    ReplayWindowSize: options.replayWindow,
    DpdTimeoutSeconds: options.dpdTimeout,
    DpdTimeoutAction: options.dpdAction,
    Phase1EncryptionAlgorithms: values(options.phase1Encryption),
    Phase2EncryptionAlgorithms: values(options.phase2Encryption),
    Phase1IntegrityAlgorithms: values(options.phase1Integrity),
    Phase2IntegrityAlgorithms: values(options.phase2Integrity),
    Phase1DHGroupNumbers: values(options.phase1Groups),
    Phase2DHGroupNumbers: values(options.phase2Groups),
    IkeVersions: values(options.ikeVersions),
    StartupAction: options.startup,
    EnableTunnelLifecycleControl: options.lifecycleControl,
    ...(tunnel.logOptions !== undefined && { LogOptions: { CloudWatchLogOptions: tunnel.logOptions } }),
  };
}

const ENCRYPTION = ['AES128', 'AES256', 'AES128-GCM-16', 'AES256-GCM-16'];
const INTEGRITY = ['SHA1', 'SHA2-256', 'SHA2-384', 'SHA2-512'];
const LATE_GROUPS = [14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24];

function inRange(value: number | undefined, name: string, low: number, high: number): number | undefined {
  if (value === undefined || (Number.isInteger(value) && value >= low && value <= high)) return value;
  throw invalidValue(String(value), name, `Must be between ${low} and ${high}.`);
}

function oneOf(value: string | undefined, name: string, allowed: readonly string[]): string | undefined {
  if (value === undefined || allowed.includes(value)) return value;
  throw invalidValue(value.slice(0, 40), name, `Allowed values are: ${allowed.join(', ')}.`);
}

function eachOf<T extends string | number>(
  list: readonly { Value?: T | undefined }[] | undefined,
  name: string,
  allowed: readonly T[],
): T[] | undefined {
  if (list === undefined || list.length === 0) return undefined;
  return list.map(({ Value: value }) => {
    if (value !== undefined && allowed.includes(value)) return value;
    throw invalidValue(String(value).slice(0, 40), name, `Allowed values are: ${allowed.join(', ')}.`);
  });
}

function defined<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}

function values<T>(list: readonly T[] | undefined): { Value: T }[] | undefined {
  return list?.map((Value) => ({ Value }));
}
