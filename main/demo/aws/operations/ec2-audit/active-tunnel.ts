import {
  GetActiveVpnTunnelStatus$,
  type ActiveVpnTunnelStatus,
  type GetActiveVpnTunnelStatusRequest,
  type GetActiveVpnTunnelStatusResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api-error.ts';
import type { TunnelSettings } from '../../world/world.ts';
import { find, kinds } from '../finding.ts';
import { operation, type Call, type Operation } from '../operation.ts';

export const activeTunnelOperations: readonly Operation[] = [operation(GetActiveVpnTunnelStatus$, active)];

function active(input: GetActiveVpnTunnelStatusRequest, call: Call): GetActiveVpnTunnelStatusResult {
  const connection = find(call.region.vpnConnections, input.VpnConnectionId, kinds.vpnConnection, call);
  const tunnel = connection.tunnels.find((each) => each.outsideAddress === input.VpnTunnelOutsideIpAddress);
  if (tunnel === undefined) {
    throw new ApiError('InvalidParameterValue', `${connection.id} has no tunnel with this outside address.`);
  }
  const isUp = call.tunnelStatus(tunnel.outsideAddress).up && (tunnel.downUntil ?? 0) <= call.now;
  if (!isUp) return { ActiveVpnTunnelStatus: { ProvisioningStatus: 'available' } };
  return {
    ActiveVpnTunnelStatus: {
      ...agreedOn(tunnel.options),
      ...tunnel.negotiated,
      ProvisioningStatus: 'available',
    },
  };
}

/** The best of what is allowed: what our own gateway's proposals lead to. */
function agreedOn(options: TunnelSettings): ActiveVpnTunnelStatus {
  return {
    IkeVersion: (options.ikeVersions ?? ['ikev2']).includes('ikev2') ? 'ikev2' : 'ikev1',
    Phase1EncryptionAlgorithm: last(options.phase1Encryption) ?? 'AES256-GCM-16',
    Phase2EncryptionAlgorithm: last(options.phase2Encryption) ?? 'AES256-GCM-16',
    Phase1IntegrityAlgorithm: last(options.phase1Integrity) ?? 'SHA2-256',
    Phase2IntegrityAlgorithm: last(options.phase2Integrity) ?? 'SHA2-256',
    Phase1DHGroup: last(options.phase1Groups) ?? 20,
    Phase2DHGroup: last(options.phase2Groups) ?? 20,
  };
}

const last = <T>(list: readonly T[] | undefined): T | undefined => list?.at(-1);
