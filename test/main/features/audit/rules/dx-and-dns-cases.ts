import {
  alias,
  dxConnection,
  dxGateway,
  healthCheck,
  lag,
  otherConnection,
  peer,
  primary,
  secondary,
  values,
  virtualInterface,
  zone,
} from './build-dx-and-dns.ts';
import { inventoryOf, ok, unread } from './build-inventory.ts';
import { transitGateway } from './build-network.ts';
import { vpn, vpnGateway } from './build-vpn.ts';
import type { RuleCase } from './rule-case.ts';

const twoConnections = { dxConnections: ok([dxConnection(), otherConnection()]), vpnGateways: ok([vpnGateway()]) };
const first = virtualInterface();
const onOther = virtualInterface({ id: 'dxvif-0b', connectionId: 'dxcon-0b' });
const onSame = virtualInterface({ id: 'dxvif-0b' });
const toDxGateway = { attachedTo: { kind: 'dxgw', id: 'dxgw-0a' } } as const;
const attached = (...ids: string[]) =>
  ok(ids.map((virtualInterfaceId) => ({ virtualInterfaceId, region: 'eu-west-1', state: 'attached' })));

const zones = (...records: Parameters<typeof zone>[0]) => ({ zones: ok([zone(records)]) });
const checks = { healthChecks: ok([healthCheck()]) };

export const dxCases: readonly RuleCase[] = [
  {
    rule: 'DX-01',
    resource: 'vgw-0a',
    passes: inventoryOf({ ...twoConnections, virtualInterfaces: ok([first, onOther]) }),
    fails: inventoryOf({ ...twoConnections, virtualInterfaces: ok([first]) }),
    unreadable: inventoryOf({ ...twoConnections, virtualInterfaces: ok([first, onOther]), dxConnections: unread }),
  },
  {
    rule: 'DX-01',
    about: 'a gateway of Direct Connect',
    resource: 'dxgw-0a',
    passes: inventoryOf(
      {
        ...twoConnections,
        virtualInterfaces: ok([virtualInterface(toDxGateway), { ...onOther, ...toDxGateway }]),
      },
      { account: { dxGateways: ok([dxGateway([], { attachments: attached('dxvif-0a', 'dxvif-0b') })]) } },
    ),
    fails: inventoryOf(
      { ...twoConnections, virtualInterfaces: ok([virtualInterface(toDxGateway)]) },
      { account: { dxGateways: ok([dxGateway([], { attachments: attached('dxvif-0a') })]) } },
    ),
    unreadable: inventoryOf(
      { ...twoConnections, virtualInterfaces: ok([virtualInterface(toDxGateway)]) },
      { account: { dxGateways: ok([dxGateway([], { attachments: attached('dxvif-0a', 'dxvif-elsewhere') })]) } },
    ),
  },
  {
    rule: 'DX-02',
    resource: 'vgw-0a',
    passes: inventoryOf({ ...twoConnections, virtualInterfaces: ok([first, onOther]) }),
    fails: inventoryOf({ ...twoConnections, virtualInterfaces: ok([first, onSame]) }),
    unreadable: inventoryOf({ ...twoConnections, virtualInterfaces: unread }),
  },
  {
    rule: 'DX-03',
    resource: 'vgw-0a',
    passes: inventoryOf({ ...twoConnections, virtualInterfaces: ok([first, onOther]), vpnConnections: ok([vpn()]) }),
    fails: inventoryOf({ ...twoConnections, virtualInterfaces: ok([first, onOther]) }),
    unreadable: inventoryOf({ ...twoConnections, virtualInterfaces: ok([first, onOther]), vpnConnections: unread }),
  },
  {
    rule: 'DX-03',
    about: 'a transit gateway',
    resource: 'tgw-0a',
    passes: inventoryOf(
      {
        transitGateways: ok([transitGateway()]),
        virtualInterfaces: ok([virtualInterface(toDxGateway)]),
        vpnConnections: ok([vpn({ vpnGatewayId: null, transitGatewayId: 'tgw-0a' })]),
      },
      { account: { dxGateways: ok([dxGateway([{ gatewayId: 'tgw-0a' }], { attachments: attached('dxvif-0a') })]) } },
    ),
    fails: inventoryOf(
      { transitGateways: ok([transitGateway()]), virtualInterfaces: ok([virtualInterface(toDxGateway)]) },
      { account: { dxGateways: ok([dxGateway([{ gatewayId: 'tgw-0a' }], { attachments: attached('dxvif-0a') })]) } },
    ),
    unreadable: inventoryOf(
      { transitGateways: ok([transitGateway()]) },
      { account: { dxGateways: ok([dxGateway([], { associations: unread })]) } },
    ),
  },
  {
    rule: 'DX-04',
    resource: 'dxvif-0a',
    passes: inventoryOf({ virtualInterfaces: ok([first]) }),
    fails: inventoryOf({ virtualInterfaces: ok([virtualInterface({ state: 'down' })]) }),
    unreadable: inventoryOf({ virtualInterfaces: ok([virtualInterface({ bgpMinimum: unread })]) }),
  },
  {
    rule: 'DX-05',
    resource: 'dxvif-0a',
    passes: inventoryOf({ virtualInterfaces: ok([first]) }),
    fails: inventoryOf({ virtualInterfaces: ok([virtualInterface({ peers: [peer({ key: 'short' })] })]) }),
    unreadable: inventoryOf({ virtualInterfaces: ok([virtualInterface({ peers: [peer({ key: 'masked' })] })]) }),
  },
  {
    rule: 'DX-06',
    resource: 'dxcon-0a',
    passes: inventoryOf({
      dxConnections: ok([
        dxConnection({ macSec: { isCapable: true, mode: 'must_encrypt', portStatus: 'Encryption Up' } }),
      ]),
    }),
    fails: inventoryOf({
      dxConnections: ok([
        dxConnection({ macSec: { isCapable: true, mode: 'should_encrypt', portStatus: 'Encryption Up' } }),
      ]),
    }),
    unreadable: inventoryOf({ dxConnections: unread }),
  },
  {
    rule: 'DX-06',
    about: 'a LAG',
    resource: 'dxlag-0a',
    passes: inventoryOf({
      dxLags: ok([lag({ macSec: { isCapable: true, mode: 'must_encrypt', portStatus: 'Encryption Up' } })]),
    }),
    fails: inventoryOf({
      dxLags: ok([lag({ macSec: { isCapable: true, mode: 'must_encrypt', portStatus: 'Encryption Down' } })]),
    }),
    unreadable: inventoryOf({ dxLags: unread }),
  },
];

export const dnsCases: readonly RuleCase[] = [
  {
    rule: 'R53-01',
    resource: 'Z0A/www.example.com/A/primary',
    passes: inventoryOf({}, { account: { ...zones(primary(), secondary()), ...checks } }),
    fails: inventoryOf({}, { account: zones(primary({ healthCheckId: null }), secondary()) }),
    unreadable: inventoryOf({}, { account: { zones: ok([zone([], { records: unread })]) } }),
  },
  {
    rule: 'R53-02',
    resource: 'Z0A/www.example.com/A',
    passes: inventoryOf({}, { account: { ...zones(primary(), secondary()), ...checks } }),
    fails: inventoryOf({}, { account: { ...zones(primary()), ...checks } }),
    unreadable: inventoryOf({}, { account: { ...zones(primary(), secondary()), healthChecks: unread } }),
  },
  {
    rule: 'R53-03',
    resource: 'Z0A/www.example.com/A/secondary',
    passes: inventoryOf({}, { account: zones(secondary()) }),
    fails: inventoryOf({}, { account: zones(secondary({ target: values(['203.0.113.81'], 61) })) }),
    unreadable: inventoryOf({}, { account: { zones: unread } }),
  },
  {
    rule: 'R53-04',
    resource: healthCheck().id,
    passes: inventoryOf({}, { account: checks }),
    fails: inventoryOf({}, { account: { healthChecks: ok([healthCheck({ isInverted: true })]) } }),
    unreadable: inventoryOf({}, { account: { healthChecks: unread } }),
  },
  {
    rule: 'R53-01',
    about: 'an alias',
    resource: 'Z0A/www.example.com/A/primary',
    passes: inventoryOf(
      {},
      {
        account: zones(
          primary({ healthCheckId: null, target: alias('lb.eu-west-1.elb.amazonaws.com', true) }),
          secondary(),
        ),
      },
    ),
    fails: inventoryOf(
      {},
      {
        account: zones(
          primary({ healthCheckId: null, target: alias('lb.eu-west-1.elb.amazonaws.com', false) }),
          secondary(),
        ),
      },
    ),
    unreadable: inventoryOf({}, { account: { zones: unread } }),
  },
];
