import { isDeepStrictEqual } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { PlanView } from '../../../contract/domain/plan.ts';
import { addresses } from '../parts/addresses.ts';
import { cutSsh, mendSsh } from '../parts/app-session.ts';
import { execute, until } from '../parts/exec.ts';
import { type Lab, startLab } from '../parts/lab.ts';
import { type LabApp, openLabApp } from '../parts/lab-app.ts';
import { type LabAws, startLabAws } from '../parts/lab-aws.ts';
import { CONFIRM_SECONDS } from '../parts/link-of-lab.ts';
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
    expect(proofs).toMatchObject([
      { result: 'proved', sentence: expect.stringContaining('over both tunnels'), target: addresses.vpcHost },
    ]);

    expect(await app.undo(plan.id)).toMatchObject({ state: 'applied', message: null });
    expect(await listBothEnds()).toEqual(before);
    const count = await foreign.stop();
    expect(count.received).toBe(count.sent);
    expect(count.sent).toBeGreaterThan(20);
  });

  test('what goes wrong in the middle is said, changes nothing of others, and is undone', async () => {
    const { id, steps } = await app.planWithDefaults(gatewayId);
    expect(steps.map((step) => step.id)).toEqual(expect.arrayContaining(['deploy-gateway', 'verify-tunnels']));
    const failed = ({ progress }: PlanView) =>
      progress.filter(({ state }) => state === 'failed').map(({ stepId }) => stepId);
    const gatewayNow = async () => ({ files: await listFiles(lab.gateway), loaded: await listLoaded(lab.gateway) });
    const asBefore = { files: before.files, loaded: before.loaded };

    // Somebody breaks a file of theirs after the plan was made.
    const mend = await breakTheirFile(lab);
    const withBroken = await listFiles(lab.gateway);
    const refused = await app.apply(id);
    expect(refused).toMatchObject({ state: 'stopped' });
    expect(failed(refused)).toEqual(['deploy-gateway']);
    expect(await gatewayNow()).toEqual({ files: withBroken, loaded: before.loaded });
    await mend();
    expect(await gatewayNow()).toEqual(asBefore);

    // The line is cut as soon as our files are there.
    const written = cutWhenWritten(lab);
    const cut = await app.resume(id);
    expect(await written).not.toEqual(before.files);
    expect(cut).toMatchObject({ state: 'stopped', message: expect.stringMatching(/old configuration/) });
    await until(
      'the old configuration',
      async () => (isDeepStrictEqual(await gatewayNow(), asBefore) ? true : undefined),
      { timeoutMs: (CONFIRM_SECONDS + 10) * 1000, everyMs: 500 },
    );
    await mendSsh(lab);

    // The far end has another key on one tunnel.
    const [first, second] = addresses.edge.outside;
    aws.setFaults({ wrongKey: first });
    const ending = app.resume(id);
    await until('tunnel 2', async () => ((await lab.cloud.tunnelState(second)) === 'UP' ? true : undefined));
    await until('the check', async () => {
      const { progress } = await app.client.plans.get({ planId: id });
      return progress.some(({ stepId, log }) => stepId === 'verify-tunnels' && log.length > 0) ? true : undefined;
    });
    app.clock.skip(400_000);
    const stopped = await ending;
    expect(stopped).toMatchObject({ state: 'stopped', message: expect.stringContaining(`Tunnel ${first}`) });
    expect(failed(stopped)).toEqual(['verify-tunnels']);
    expect(await lab.cloud.tunnelState(first)).toBe('DOWN');

    expect(await app.undo(id)).toMatchObject({ state: 'applied', message: null });
    expect(await listBothEnds()).toEqual(before);
  });
});

/** Answers how to mend it again. */
async function breakTheirFile({ gateway, dialect }: Lab): Promise<() => Promise<unknown>> {
  const path = dialect === 'ipsec' ? '/etc/ipsec.d/other.conf' : '/etc/swanctl/conf.d/other.conf';
  const include = `cp -p /etc/ipsec.conf /root/saved && printf '\\ninclude ${path}\\n' >> /etc/ipsec.conf`;
  if (dialect === 'ipsec') await gateway.run(include);
  await gateway.write(path, 'connections {\n  broken {\n');
  return () => gateway.run(`rm ${path}; [ ! -f /root/saved ] || mv /root/saved /etc/ipsec.conf`);
}

/** Cuts SSH to the gateway when the first file of ours appears on it; answers the files of that moment. */
async function cutWhenWritten(lab: Lab): Promise<string[]> {
  const ours = '/etc/ipsec.d/linkspan-*.conf /etc/swanctl/conf.d/linkspan-*.conf';
  await lab.gateway.run(`until ls ${ours} 2>/dev/null | grep -q .; do sleep 0.02; done`);
  await cutSsh(lab);
  return listFiles(lab.gateway);
}

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
