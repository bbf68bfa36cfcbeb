import type { Evidence } from '../../../../contract/domain/audit.ts';
import type { TunnelOptionsItem, VpnConnectionItem } from '../inventory/vpn.ts';
import { fact, listed, unknown } from './outcome.ts';
import type { Outcome } from './rule.ts';

/** A list of what AWS may agree to, by AWS's name for it. */
export interface OptionList {
  readonly member: string;
  readonly of: (options: TunnelOptionsItem) => readonly (string | number)[] | null;
}

export const ikeVersions: OptionList = { member: 'IkeVersions', of: (options) => options.ikeVersions };
export const encryption: readonly OptionList[] = [
  { member: 'Phase1EncryptionAlgorithms', of: (options) => options.phase1Encryption },
  { member: 'Phase2EncryptionAlgorithms', of: (options) => options.phase2Encryption },
];
export const integrity: readonly OptionList[] = [
  { member: 'Phase1IntegrityAlgorithms', of: (options) => options.phase1Integrity },
  {
    member: 'Phase2IntegrityAlgorithms',
    // GCM brings its own integrity: where phase 2 takes nothing else, this list is never asked.
    of: (options) => (isGcmOnly(options.phase2Encryption) ? ['GCM'] : options.phase2Integrity),
  },
];
export const dhGroups: readonly OptionList[] = [
  { member: 'Phase1DHGroupNumbers', of: (options) => options.phase1DhGroups },
  { member: 'Phase2DHGroupNumbers', of: (options) => options.phase2DhGroups },
];

/** Every list of either tunnel that lets something weak through; a missing or empty list lets every default through. */
export function listsThatAllow(
  { tunnels }: VpnConnectionItem,
  lists: readonly OptionList[],
  isWeak: (value: string | number) => boolean,
): Evidence[] {
  return tunnels.flatMap(({ outsideAddress, options }, index) =>
    lists.flatMap(({ member, of }) => {
      const values = of(options);
      const isOpen = values === null || values.length === 0;
      if (!isOpen && !values.some(isWeak)) return [];
      const shown = isOpen ? 'not set: every default of AWS is allowed' : listed(values);
      return [fact(`${member} of tunnel ${outsideAddress}`, shown, tunnelOption(index, member))];
    }),
  );
}

export function tunnelOption(index: number, member: string): string {
  return `ec2:DescribeVpnConnections Options.TunnelOptions[${index}].${member}`;
}

export function telemetry(index: number, member: string): string {
  return `ec2:DescribeVpnConnections VgwTelemetry[${index}].${member}`;
}

export function isGcmOnly(values: readonly string[] | null): boolean {
  return values !== null && values.length > 0 && values.every((value) => /GCM/i.test(value));
}

export function noTunnels(): Outcome {
  return unknown('AWS tells nothing of the tunnels of this connection');
}
