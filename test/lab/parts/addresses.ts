/** Who has which address; the picture is in docs/lab.md. */
export const addresses = {
  admin: '192.0.2.2',
  bastion: { admin: '192.0.2.1', internet: '198.51.100.130' },
  gateway: { outside: '198.51.100.7', inside: '192.168.10.1' },
  siteHost: '192.168.10.50',
  siteNetwork: '192.168.10.0/24',
  edge: { outside: ['203.0.113.10', '203.0.113.11'], inside: '10.20.0.1' },
  vpcHost: '10.20.0.10',
  vpcNetwork: '10.20.0.0/16',
  partner: { outside: '198.51.100.202', inside: '172.20.0.1', network: '172.20.0.0/24' },
} as const;
