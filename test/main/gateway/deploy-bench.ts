import { readdirSync } from 'node:fs';
import { AppError } from '../../../contract/errors.ts';
import { createClock } from '../../../main/clock.ts';
import type { DeployInput, DeployPorts, GatewayContext } from '../../../main/gateway/deploy-ports.ts';
import { parseDeployWorld } from '../../../main/gateway/deploy-world.ts';
import { planDeploy } from '../../../main/gateway/plan-deploy.ts';
import { deployWorld } from '../../../main/ssh/operations/deploy-world.ts';
import type { AnswerSection } from '../../../main/ssh/operations/read-answer.ts';
import { Secret } from '../../../main/secret.ts';
import type { GatewayLinkConfig } from '../../../main/strongswan/link-config.ts';
import type { FakeStrongswan } from '../../lab/shell/fake-strongswan.ts';

export const keyTexts = ['keyOne.AAAAAAAAAAAAA', 'keyTwo.BBBBBBBBBBBBB'] as const;

export function linkConfig(changes: Partial<GatewayLinkConfig> = {}): GatewayLinkConfig {
  return {
    linkId: 'abcdefgh',
    linkName: 'Lyon to production',
    profile: 'recommended',
    localAddress: '198.51.100.7',
    localId: '198.51.100.7',
    siteSubnets: ['192.168.10.0/24'],
    vpcCidrs: ['10.20.0.0/16'],
    tunnels: [
      { number: 1, outsideAddress: '203.0.113.10', mark: 11_301 },
      { number: 2, outsideAddress: '203.0.113.11', mark: 11_302 },
    ],
    ...changes,
  };
}

export function keysOf(config: GatewayLinkConfig): Map<string, Secret> {
  return new Map(
    config.tunnels.map(({ outsideAddress, number }) => [outsideAddress, new Secret(keyTexts[number - 1] ?? '')]),
  );
}

export function portsOf(fake: FakeStrongswan): DeployPorts {
  return {
    clock: createClock(100),
    who: 'a test',
    paths: fake.paths,
    keys: (config) => Promise.resolve(keysOf(config)),
  };
}

export function contextOf(planId = 'plan-aaaaaaaaaaaaaaaa'): GatewayContext & { readonly logged: string[] } {
  const logged: string[] = [];
  return { planId, signal: AbortSignal.timeout(30_000), logged, log: (text) => logged.push(text) };
}

/** What a plan would hand to the step: the fingerprint of the box as it is now. */
export async function reviewedInput(
  fake: FakeStrongswan,
  config = linkConfig(),
  confirmSeconds = 30,
): Promise<DeployInput> {
  const world = parseDeployWorld(await readOnce(fake, config.linkId));
  return { config, confirmSeconds, fingerprint: planDeploy(config, world, 'plan-review').fingerprint };
}

const readings = new Map<string, string>();

/** Reading is most of the work: boxes that differ in nothing but their folder are read once. */
async function readOnce(fake: FakeStrongswan, linkId: string): Promise<AnswerSection[]> {
  const links = readdirSync(fake.etc, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
  const names = links.map(({ name }) => name);
  const state = JSON.stringify([linkId, fake.dialect, names, fake.files(), fake.loaded(), fake.up()]);
  const key = state.replaceAll(fake.folder, '<folder>');
  const known = readings.get(key);
  if (known !== undefined) return JSON.parse(known.replaceAll('<folder>', fake.folder)) as AnswerSection[];
  const args = [fake.paths.state, fake.paths.lock, linkId] as const;
  const sections = await fake.session().run(deployWorld, args, { signal: AbortSignal.timeout(30_000) });
  readings.set(key, JSON.stringify(sections).replaceAll(fake.folder, '<folder>'));
  return [...sections];
}

export function lost(): AppError {
  return new AppError({ code: 'unreachable', message: 'The connection was lost' });
}
