/** On a health check that follows a tunnel: whose tunnel. */
export const vpnConnectionTag = 'linkspan:vpn-connection';
