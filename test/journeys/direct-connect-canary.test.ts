import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../main/secret.ts';
import { type AwsApp, awsPlace, startAwsApp } from '../helpers/aws-app.ts';
import { interfaceIntent, quickDelays } from '../helpers/direct-connect-intent.ts';
import { createEvidence } from '../helpers/evidence.ts';

const typed = 'Canary.bgp_key.TYPED.7f3a';
const inAws = 'demo.only.dxvif-fg0demo1';

/** The life of a virtual interface with a typed key, faults included, and everything that may be read of one with AWS's. */
describe('the BGP keys of virtual interfaces', () => {
  const evidence = createEvidence();
  let site: AwsApp;

  beforeAll(async () => {
    site = await startAwsApp({
      aws: { delays: quickDelays },
      saw: (message) => evidence.add(placeOf(message), message),
      ports: {
        saveFile: (name, content) => {
          evidence.add(
            content instanceof Secret ? 'saved 0600' : 'saved for all',
            content instanceof Secret ? content.reveal() : content,
          );
          return Promise.resolve(`/saved/${name}`);
        },
        notify: (notice) => evidence.add('notification', JSON.stringify(notice)),
      },
    });
    await live(site);
    await site.app.core.stop();
    evidence.addFolder('data folder', site.dataDir);
  }, 30_000);
  afterAll(() => site.stop());

  it('a typed one: in the two calls that bring it, and in the file that was asked for', () =>
    expect(evidence.find(typed)).toEqual(['call directConnect.giveKey', 'call directConnect.plan', 'saved 0600']));

  it('one of AWS’s own: in the file that was asked for', () => expect(evidence.find(inAws)).toEqual(['saved 0600']));

  it('would be found, as other words are', () =>
    expect(evidence.find('dxvif-fg0demo1')).toEqual(
      expect.arrayContaining(['answer', 'call directConnect.routerConfiguration']),
    ));
});

async function live(site: AwsApp): Promise<void> {
  const { client, apply, resume } = site.app;
  const intent = interfaceIntent({ key: 'own', ipv6: true });
  const { id: planId } = await client.directConnect.plan({ intent, key: typed });
  await client.directConnect.giveKey({ planId, key: typed });
  site.aws.faults.add({
    action: 'CreatePrivateVirtualInterface',
    kind: 'error',
    code: 'DirectConnectClientException',
    message: `The key ${typed} is not acceptable.`,
  });
  expect(await apply(planId)).toMatchObject({ state: 'stopped', message: expect.stringContaining('••••') as string });
  expect(await resume(planId)).toMatchObject({ state: 'applied' });
  const { virtualInterfaces } = await client.directConnect.overview(awsPlace);
  for (const { id: virtualInterfaceId } of virtualInterfaces.filter(({ state }) => state === 'available')) {
    for (const vendor of ['aws', 'frr', 'cisco-ios', 'junos'] as const) {
      await client.directConnect.routerConfiguration({ ...awsPlace, virtualInterfaceId, vendor });
      await client.directConnect.saveRouterConfiguration({ ...awsPlace, virtualInterfaceId, vendor });
    }
  }
  await client.plans.list({});
  await client.activity.list({ text: '', planId: null, linkId: null, kinds: [], before: null, limit: 500 });
  await site.app.undo(planId);
}

/** Of a call its name, of anything else what it is. */
function placeOf(message: string): string {
  const { name, input } = JSON.parse(message) as { name?: string; input?: unknown };
  if (name === undefined) return 'answer';
  return input === undefined ? `news ${name}` : `call ${name}`;
}
