import { poll } from '../engine/poll.ts';
import type { GatewaySession } from '../ssh/operation.ts';
import { deployRestore, deployState, type DeployState, deployUnlock } from '../ssh/operations/deploy-settle.ts';
import { deployRecord } from './deploy.ts';
import { deployedFingerprint, presentFingerprint } from './deployed-fingerprint.ts';
import type { DeployInput, DeployPorts, DeployRecord, GatewayContext } from './deploy-ports.ts';
import { gatewayPaths, readDeployWorld } from './deploy-world.ts';
import { loadedNames } from './loaded-world.ts';
import { ownLayout, sha256 } from './own-files.ts';

export interface RecognisedDeploy {
  readonly origin: 'created' | 'adopted';
  readonly record: DeployRecord;
}

/**
 * Is the link on the gateway, as this plan wants it? A change that a crash left unconfirmed is put back first, so that the answer
 * is yes or no, never half.
 */
export async function recogniseDeploy(
  session: GatewaySession,
  input: DeployInput,
  ports: DeployPorts,
  context: GatewayContext,
): Promise<RecognisedDeploy | undefined> {
  const paths = ports.paths ?? gatewayPaths;
  const state = await settled(session, paths.state, ports, context);
  const world = await readDeployWorld(session, input.config.linkId, context.signal, paths);
  const { dialect } = world.service;
  if (dialect === null) return undefined;

  const layout = ownLayout(input.config, world, dialect, context.planId);
  if (presentFingerprint(input.config, world) !== deployedFingerprint(layout)) return undefined;
  const names = loadedNames({ connections: world.loaded });
  const record = deployRecord(input, world, layout, context.planId);
  if (!record.connections.every((name) => names.has(name))) return undefined;

  const keys = await ports.keys(input.config, context.signal);
  const secrets = layout.files.filter(({ holdsKeys }) => holdsKeys);
  const hasKeys = secrets.every(
    ({ path, render }) => world.ownFiles.find((own) => own.path === path)?.hash === sha256(render(keys)),
  );
  if (!hasKeys) return undefined;
  // Whether the link was there before cannot be told from the files any more; the plan's own folder knows.
  return state.marker === 'confirmed'
    ? { origin: 'created', record: { ...record, replaced: state.isReplacement } }
    : { origin: 'adopted', record };
}

async function settled(
  session: GatewaySession,
  stateDirectory: string,
  ports: DeployPorts,
  context: GatewayContext,
): Promise<DeployState> {
  const look = () => session.run(deployState, [stateDirectory, context.planId], { signal: context.signal });
  const state = await look();
  if (state.marker === 'armed' || (state.marker === 'firing' && !state.isSameBoot)) {
    await session.run(deployRestore, [stateDirectory, context.planId, state.markerFile], {
      signal: context.signal,
      alone: true,
    });
    context.log('A change that was never confirmed was put back');
    return look();
  }
  if (state.marker === 'begun') {
    // It ended before anything was changed: what lay ready holds keys.
    const { lock } = ports.paths ?? gatewayPaths;
    await session.run(deployUnlock, [stateDirectory, context.planId, lock], { signal: context.signal });
  }
  if (state.marker !== 'firing') return state;
  return poll({
    clock: ports.clock,
    signal: context.signal,
    limitMs: 90_000,
    tooLate:
      'The gateway is still putting its old configuration back. Look at restore.log in the folder of this plan under /var/lib/linkspan.',
    look: async () => {
      const now = await look();
      return now.marker === 'firing' ? undefined : now;
    },
  });
}
