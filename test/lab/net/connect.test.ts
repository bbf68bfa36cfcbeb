import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { addresses } from '../parts/addresses.ts';
import { execute } from '../parts/exec.ts';
import { type Lab, startLab } from '../parts/lab.ts';
import { type LabApp, openLabApp } from '../parts/lab-app.ts';
import { type LabAws, startLabAws } from '../parts/lab-aws.ts';
import { listFiles, listLoaded } from '../parts/listing.ts';
import { ping, startPing } from '../parts/pings.ts';

describe.each(['ipsec', 'swanctl'] as const)('a site is joined to a VPC through the contract, %s', (dialect) => {
  let lab: Lab;
  let aws: LabAws;
  let app: LabApp;
  let gatewayId: string;
  let before: Awaited<ReturnType<typeof listBothEnds>>;

  const listBothEnds = async () => ({
    files: await listFiles(lab.gateway),
    loaded: await listLoaded(lab.gateway),
    aws: listAws(aws),
  });

  beforeAll(async () => {
    lab = await startLab({ dialect });
    aws = await startLabAws(lab.cloud);
    app = await openLabApp(lab, aws);
    before = await listBothEnds();
  });
  afterAll(async () => {
    await app?.stop();
    await aws?.stop();
    await lab?.stop();
  });

  test('the gateway is reached through the bastion only, and is what it seems', async () => {
    const direct = await execute(['ping', '-c1', '-W1', addresses.gateway.outside]);
    expect(direct.code).not.toBe(0);
    gatewayId = await app.addGateway();
    const { facts } = await app.client.gateways.inspect({ id: gatewayId });
    expect(facts).toMatchObject({ sudo: 'without-password' });
    const fingerprints = await Promise.all([lab.bastion, lab.gateway].map(fingerprintOf));
    expect(app.hostKeys).toEqual(fingerprints.map((each) => expect.stringContaining(each)));
    expect(await ping(lab.siteHost, addresses.partner.inside)).toEqual({ sent: 3, received: 3 });
  });

  test("the wizard's own suggestions end in two tunnels, a proof with fail-over, and an undo that leaves no byte", async () => {
    const foreign = await startPing(lab.siteHost, addresses.partner.inside);
    const plan = await app.planWithDefaults(gatewayId);
    expect(plan.conflicts).toEqual([]);
    expect(await app.apply(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(await Promise.all(addresses.edge.outside.map((each) => lab.cloud.tunnelState(each)))).toEqual(['UP', 'UP']);
    const { stdout } = await lab.gateway.sh('swanctl --list-sas');
    expect(stdout.match(/^linkspan-.*ESTABLISHED/gm)).toHaveLength(2);
    expect(await ping(lab.siteHost, addresses.vpcHost)).toEqual({ sent: 3, received: 3 });
    expect(await ping(lab.vpcHost, addresses.siteHost)).toEqual({ sent: 3, received: 3 });

    const linkId = plan.linkId ?? '';
    const proof = await app.client.links.planProof({ linkId, target: addresses.vpcHost, failover: true });
    expect(await app.apply(proof.id)).toMatchObject({ state: 'applied', message: null });
    const { proofs } = await app.client.links.get({ linkId });
    expect(proofs, JSON.stringify(proofs, null, 1)).toMatchObject([{ result: 'proved', target: addresses.vpcHost }]);

    expect(await app.undo(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(await listBothEnds()).toEqual(before);
    const count = await foreign.stop();
    expect(count.received).toBe(count.sent);
    expect(count.sent).toBeGreaterThan(20);
  });
});

async function fingerprintOf(box: Lab['gateway']): Promise<string> {
  const printed = await box.run('ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub');
  return printed.split(' ')[1] ?? '';
}

/** What is in AWS and not on its way out. */
function listAws({ demo }: LabAws) {
  const { regions } = demo.snapshot();
  return Object.values(regions).map(
    ({ vpnConnections, vpnGateways, customerGateways, routeTables, securityGroupRules }) => ({
      made: [...vpnConnections, ...vpnGateways, ...customerGateways]
        .filter(({ state }) => !state.startsWith('delet'))
        .map(({ id }) => id),
      routeTables,
      securityGroupRules,
    }),
  );
}
