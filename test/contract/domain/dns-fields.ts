import type { Field, Fields } from './field.ts';

const profile: Field = { accepted: ['default', 'p'.repeat(128)], refused: ['', 'p'.repeat(129), 1, null] };
const region: Field = { accepted: ['eu-west-1', 'us-gov-east-1'], refused: ['', 'Ireland', 'eu-west-1a', 'EU-WEST-1'] };
const zoneId: Field = {
  accepted: ['Z1', 'Z0123456789ABCDEFGHIJ'],
  refused: ['', 'Z', 'z1', '/hostedzone/Z1', 'Z1 ', `Z${'1'.repeat(32)}`, null],
};
const healthCheckId: Field = {
  accepted: ['6f1de5a1-0c5e-4a5e-9d0e-0b1de5a10001'],
  refused: ['', '6f1de5a1', '6F1DE5A1-0C5E-4A5E-9D0E-0B1DE5A10001', '../6f1de5a1-0c5e-4a5e-9d0e-0b1de5a1', null],
};
const type: Field = {
  accepted: ['A', 'AAAA', 'CNAME', 'TXT', 'MX', 'SRV', 'CAA'],
  refused: ['', 'a', 'NS', 'SOA', null],
};
const name: Field = { accepted: ['app.example.com', 'x'.repeat(255)], refused: ['', 'x'.repeat(256), 1, null] };
const flag: Field = { accepted: [true, false], refused: ['true', 0, null] };
const planId: Field = {
  accepted: ['plan-abcdefgh', 'abcdefg2'],
  refused: ['', 'short', 'PLAN-ABCDEFGH', 'a'.repeat(41)],
};

const where = (call: string): Fields => ({ [`${call} profile`]: profile, [`${call} region`]: region });
const record = (call: string): Fields => ({
  ...where(call),
  [`${call} zoneId`]: zoneId,
  [`${call} name`]: name,
  [`${call} type`]: type,
});

const under = (prefix: string, fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([path, field]) => [`${prefix}.${path}`, field]));

const target: Fields = {
  kind: { accepted: ['values', 'alias'], refused: ['', 'value', null] },
  'values[]': { accepted: ['192.0.2.1', 'v'.repeat(4000)], refused: ['v'.repeat(4001), 1, null] },
  'alias.kind': {
    accepted: ['load-balancer', 'cloudfront', 's3-website', 'record'],
    refused: ['', 'api-gateway', null],
  },
  'alias.dnsName': { accepted: ['d1.cloudfront.net'], refused: ['', '  ', 'd'.repeat(256), null] },
  'alias.region': region,
  'alias.name': { accepted: ['www.example.com'], refused: ['', 'd'.repeat(256), null] },
};

const check: Fields = {
  kind: { accepted: ['none', 'existing', 'endpoint', 'tunnel'], refused: ['', 'alarm', null] },
  id: healthCheckId,
  protocol: { accepted: ['http', 'https', 'tcp'], refused: ['', 'udp', 'HTTP', null] },
  host: { accepted: ['192.0.2.1', 'h'.repeat(255)], refused: ['', ' ', 'h'.repeat(256), null] },
  port: { accepted: [1, 65_535], refused: [0, 65_536, 22.5, '22', null] },
  path: { accepted: [null, '/', '/health?x=1'], refused: ['', 'health', `/${'p'.repeat(255)}`] },
  intervalSeconds: { accepted: [10, 30], refused: [5, 20, '30', null] },
  failureThreshold: { accepted: [1, 10], refused: [0, 11, 1.5, null] },
  region,
  vpnConnectionId: { accepted: ['vpn-0a1b2c3d'], refused: ['', 'vpn-', 'vgw-0a1b2c3d', 'vpn-0a1b2c3d\n', null] },
  outsideAddress: { accepted: [null, '203.0.113.10'], refused: ['', 'a'.repeat(46), 1] },
};

const member: Fields = { ...under('target', target), ...under('check', check) };

const routing: Fields = {
  kind: { accepted: ['simple', 'failover', 'weighted', 'latency', 'geolocation'], refused: ['', 'multivalue', null] },
  ...under('target', target),
  ...under('primary', member),
  ...under('secondary', member),
  ...under('members[]', member),
  'members[].setIdentifier': { accepted: ['blue', 'x'.repeat(128)], refused: ['', ' ', 'x'.repeat(129), null] },
  'members[].weight': { accepted: [0, 255], refused: [-1, 256, 1.5, '1', null] },
  'members[].region': region,
  'members[].place': {
    accepted: ['*', 'EU', 'country:DE', 'country:NA', 'US-CA'],
    refused: ['', 'DE', 'XX', 'eu', 'country:de', 'DE-BY', null],
  },
};

const intent = (call: string): Fields => ({
  [`${call} intent.profile`]: profile,
  [`${call} intent.region`]: region,
  [`${call} intent.zoneId`]: zoneId,
  [`${call} intent.name`]: { ...name, refused: ['', '  ', 'x'.repeat(256), null] },
  [`${call} intent.type`]: type,
  [`${call} intent.ttl`]: { accepted: [0, 60, 172_800], refused: [-1, 172_801, 1.5, '60', null] },
  ...under(`${call} intent.routing`, routing),
  [`${call} intent.replace`]: flag,
});

/** Every leaf of the calls about DNS. */
export const dnsFields: Fields = {
  ...where('dns.zones'),
  ...where('dns.records'),
  'dns.records zoneId': zoneId,
  ...where('dns.healthChecks'),
  ...where('dns.tunnels'),
  ...intent('dns.check'),
  ...intent('dns.plan'),
  ...record('dns.planDelete'),
  ...where('dns.planDeleteHealthCheck'),
  'dns.planDeleteHealthCheck healthCheckId': healthCheckId,
  ...where('dns.planRestoreHealthCheck'),
  'dns.planRestoreHealthCheck healthCheckId': healthCheckId,
  ...record('dns.planDrill'),
  'dns.drill planId': planId,
};
