import {
  ModifyVpnTunnelOptions$,
  type ModifyVpnTunnelOptionsRequest,
  type ModifyVpnTunnelOptionsResult,
} from '@aws-sdk/client-ec2';
import { ApiError, missingParameter } from '../api-error.ts';
import { find, kinds } from './finding.ts';
import { operation, type Call, type Operation } from './operation.ts';
import { checkedInsideCidr } from './tunnel-inside.ts';
import { checkedKey } from './tunnel-keys.ts';
import { readTunnelSettings } from './tunnel-settings.ts';
import { vpnConnectionAnswer } from './vpn-connection-answer.ts';

export const vpnTunnelOptionsOperations: readonly Operation[] = [operation(ModifyVpnTunnelOptions$, modify)];

/** That tunnel is down until the change is made. */
function modify(input: ModifyVpnTunnelOptionsRequest, call: Call): ModifyVpnTunnelOptionsResult {
  const connection = find(call.region.vpnConnections, input.VpnConnectionId, kinds.vpnConnection, call);
  if (connection.state !== 'available') {
    throw new ApiError('IncorrectState', `The VPN connection ${connection.id} is ${connection.state}.`);
  }
  if (input.TunnelOptions === undefined) throw missingParameter('tunnelOptions');
  const tunnel = connection.tunnels.find((each) => each.outsideAddress === input.VpnTunnelOutsideIpAddress);
  if (tunnel === undefined) {
    throw new ApiError('InvalidParameterValue', `${connection.id} has no tunnel with this outside address.`);
  }
  const settings = readTunnelSettings(input.TunnelOptions);
  const { PreSharedKey: key, TunnelInsideCidr: inside } = input.TunnelOptions;
  const others = connection.tunnels.filter((each) => each !== tunnel).map((each) => each.insideCidr);
  if (key !== undefined) tunnel.preSharedKey = checkedKey(key);
  if (inside !== undefined) tunnel.insideCidr = checkedInsideCidr(inside, others);
  tunnel.options = { ...tunnel.options, ...settings };
  connection.state = 'modifying';
  connection.due = call.due('available', 'tunnelChange');
  tunnel.downUntil = connection.due.at;
  return { VpnConnection: vpnConnectionAnswer(connection, call) };
}
