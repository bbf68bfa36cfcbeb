/** What the navigation lists. A page appears here when it exists. */
export const pages = [
  { part: '', title: 'Overview', href: '#/' },
  { part: 'links', title: 'Links', href: '#/links' },
  { part: 'tunnels', title: 'Tunnels', href: '#/tunnels' },
  { part: 'gateways', title: 'Gateways', href: '#/gateways' },
  { part: 'dns', title: 'DNS failover', href: '#/dns' },
  { part: 'direct-connect', title: 'Direct Connect', href: '#/direct-connect' },
  { part: 'audit', title: 'Audit', href: '#/audit' },
  { part: 'activity', title: 'Activity', href: '#/activity' },
  { part: 'accounts', title: 'Accounts', href: '#/accounts' },
] as const;
