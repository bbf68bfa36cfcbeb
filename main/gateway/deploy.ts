import { randomBytes } from 'node:crypto';
import { AppError, isAppError } from '../../contract/errors.ts';
import { poll } from '../engine/poll.ts';
import { Secret } from '../secret.ts';
import type { GatewaySession } from '../ssh/operation.ts';
import { deployArm } from '../ssh/operations/deploy-arm.ts';
import { deployLoad } from '../ssh/operations/deploy-load.ts';
import { deployRestart } from '../ssh/operations/deploy-restart.ts';
import { deployConfirm, deployRestore, deployState, deployUnlock } from '../ssh/operations/deploy-settle.ts';
import { deployStageInclude, deployStageOwn } from '../ssh/operations/deploy-stage.ts';
import { deployWrite } from '../ssh/operations/deploy-write.ts';
import { connectionName, type TunnelKeys } from '../strongswan/link-config.ts';
import { beginChange } from './begin-change.ts';
import type { DeployInput, DeployPorts, DeployRecord, GatewayContext } from './deploy-ports.ts';
import { type DeployWorld, gatewayPaths, readDeployWorld } from './deploy-world.ts';
import { deployedFingerprint } from './deployed-fingerprint.ts';
import { type LoadedWorld, loadedNames, lostSince, othersState, readLoadedWorld } from './loaded-world.ts';
import { ownLayout, type OwnLayout } from './own-files.ts';
import { connectionNames, planDeploy } from './plan-deploy.ts';

interface Change {
  readonly session: GatewaySession;
  readonly input: DeployInput;
  readonly ports: DeployPorts;
  readonly context: GatewayContext;
  readonly world: DeployWorld;
  readonly layout: OwnLayout;
  readonly record: DeployRecord;
  readonly nonce: string;
}

/**
 * Puts a link on a live gateway, commit-confirmed: whatever happens before the end, the old configuration comes back, by us at
 * once or by the gateway's own timer. Whether the tunnels come up is not asked here.
 */
export async function deploy(
  session: GatewaySession,
  input: DeployInput,
  ports: DeployPorts,
  context: GatewayContext,
): Promise<DeployRecord> {
  const paths = ports.paths ?? gatewayPaths;
  const world = await readDeployWorld(session, input.config.linkId, context.signal, paths);
  const change = prepare({ session, input, ports, context, world, nonce: randomBytes(6).toString('hex') });
  const keys = await ports.keys(input.config, context.signal);

  await beginChange(session, { paths, who: ports.who, confirmSeconds: input.confirmSeconds, folder: 'fresh' }, context);
  try {
    await stage(change, keys);
    await arm(change);
  } catch (error) {
    await unlockQuietly(change);
    throw error;
  }
  return underTimer(change);
}

/** Checks that the plan still holds, before anything is touched. */
function prepare(parts: Omit<Change, 'layout' | 'record'>): Change {
  const { input, world, context } = parts;
  const plan = planDeploy(input.config, world, context.planId);
  const [conflict] = plan.conflicts;
  if (conflict)
    throw new AppError({ code: 'conflict', subject: conflict.subject ?? conflict.id, message: conflict.text });
  if (plan.dialect === null || plan.fingerprint !== input.fingerprint) {
    const message =
      'The configuration of the gateway changed since this plan was made. Make the plan again to see what it is now.';
    throw new AppError({ code: 'conflict', message });
  }
  const layout = ownLayout(input.config, world, plan.dialect, context.planId);
  return { ...parts, layout, record: deployRecord(input, world, layout, context.planId) };
}

export function deployRecord(input: DeployInput, world: DeployWorld, layout: OwnLayout, planId: string): DeployRecord {
  return {
    linkId: input.config.linkId,
    planId,
    dialect: world.service.dialect ?? 'ipsec',
    tool: world.tool === '' ? '-' : world.tool,
    directory: layout.directory,
    swanctlConf: layout.swanctlConf,
    includeFiles: [...layout.includeFiles],
    connections: connectionNames(input.config),
    marks: input.config.tunnels.map(({ mark }) => mark),
    replaced: world.ownFiles.some(({ path }) => path.endsWith(`/linkspan-${input.config.linkId}.conf`)),
    fingerprint: deployedFingerprint(layout),
  };
}

async function stage({ session, world, layout, ports, context }: Change, keys: TunnelKeys): Promise<void> {
  const { state } = ports.paths ?? gatewayPaths;
  const options = { signal: context.signal };
  for (const [index, file] of layout.files.entries()) {
    const text = file.holdsKeys ? new Secret(file.render(keys)) : file.render(keys);
    await session.run(deployStageOwn, [state, context.planId, String(index), file.path, file.mode, text], options);
  }
  for (const [index, include] of layout.includes.entries()) {
    const number = String(layout.files.length + index);
    const { before } = await session.run(
      deployStageInclude,
      [state, context.planId, number, include.path, include.line],
      options,
    );
    if (before !== world.files.find(({ path }) => path === include.path)?.hash) {
      throw new AppError({
        code: 'conflict',
        subject: include.path,
        message: `${include.path} was changed in this moment. Make the plan again.`,
      });
    }
  }
}

async function arm({ session, input, ports, context, record, nonce }: Change): Promise<void> {
  const { state, lock } = ports.paths ?? gatewayPaths;
  const isNew = record.replaced ? '' : record.connections.join(' ');
  const { timer } = await session.run(
    deployArm,
    [
      state,
      context.planId,
      nonce,
      String(input.confirmSeconds),
      record.dialect,
      record.tool,
      record.swanctlConf ?? '-',
      lock,
      isNew,
    ],
    { signal: context.signal },
  );
  context.log(
    `The old configuration comes back by itself in ${input.confirmSeconds} s unless this is confirmed (${timer})`,
  );
}

async function underTimer(change: Change): Promise<DeployRecord> {
  try {
    const { session, ports, context, nonce, record } = change;
    const { state, lock } = ports.paths ?? gatewayPaths;
    const before = await readLoadedWorld(session, record.dialect, record.tool, context.signal);
    await session.run(deployWrite, [state, context.planId, nonce], { signal: context.signal });
    context.log('Files written');
    await loadAndLook(change, before);
    await restartChanged(change);
    const second = await session.loginAgain(context.signal);
    try {
      context.log('Logged in anew: the gateway can still be managed');
      await second.run(deployConfirm, [state, context.planId, nonce, lock], { signal: context.signal });
    } finally {
      second.close();
    }
    context.log('Confirmed: the new configuration stays');
    return record;
  } catch (error) {
    return await goBack(change, error);
  }
}

async function loadAndLook(
  { session, input, ports, context, nonce, record }: Change,
  before: LoadedWorld,
): Promise<void> {
  const marker = `${(ports.paths ?? gatewayPaths).state}/${context.planId}/armed.${nonce}`;
  const { output, problem } = await session.run(
    deployLoad,
    [record.dialect, record.tool, record.swanctlConf ?? '-', marker],
    { signal: context.signal },
  );
  const had = othersState(before, record.connections);
  let missing: string[] = [];
  let lost: string[] = [];
  try {
    await poll({
      clock: ports.clock,
      signal: context.signal,
      limitMs: Math.min(20_000, input.confirmSeconds * 500),
      tooLate: 'not loaded',
      look: async () => {
        const now = await readLoadedWorld(session, record.dialect, record.tool, context.signal);
        missing = record.connections.filter((name) => !loadedNames(now).has(name));
        lost = lostSince(had, othersState(now, record.connections));
        return missing.length === 0 && lost.length === 0 ? true : undefined;
      },
    });
  } catch (error) {
    if (!isAppError(error, 'unreachable') || error.message !== 'not loaded') throw error;
    throw new AppError(
      { code: 'conflict', message: notLoadedSentence(missing, lost, problem, output) },
      { cause: error },
    );
  }
  context.log(`Loaded: ${record.connections.join(', ')}; every other connection is as it was`);
}

/** Ours alone, and of them only what changed: a re-deploy of the same settings interrupts nothing. */
async function restartChanged({ session, input, ports, context, record }: Change): Promise<void> {
  if (!record.replaced) return;
  const { state } = ports.paths ?? gatewayPaths;
  const connections = input.config.tunnels.map((tunnel) => {
    return `${connectionName(input.config.linkId, tunnel.number)}=${tunnel.outsideAddress}`;
  });
  const { restarted } = await session.run(
    deployRestart,
    [state, context.planId, record.dialect, record.tool, connections.join(' ')],
    { signal: context.signal, alone: true },
  );
  if (restarted.length > 0) context.log(`Restarted with their new settings: ${restarted.join(', ')}`);
}

function notLoadedSentence(
  missing: readonly string[],
  lost: readonly string[],
  problem: string | null,
  output: string,
): string {
  if (lost.length > 0) return `After loading, this was no longer there: ${lost.slice(0, 5).join('; ')}.`;
  const said = output.split('\n').findLast((line) => /fail|error|unable|invalid/i.test(line)) ?? problem;
  return `strongSwan did not load ${missing.join(', ')}${said ? `: ${said.slice(0, 300)}` : '. Its log on the gateway says why'}.`;
}

/** Anything went wrong: puts the old configuration back at once, or says that the gateway's timer will. */
async function goBack(change: Change, reason: unknown): Promise<DeployRecord> {
  const { session, ports, context, nonce, input, record } = change;
  const { state } = ports.paths ?? gatewayPaths;
  // The plan's own signal may be what ended it.
  const signal = AbortSignal.timeout(100_000);
  let ending: string;
  try {
    const { marker } = await session.run(deployState, [state, context.planId], { signal });
    // The confirmation was heard, only its answer was lost.
    if (marker === 'confirmed') return record;
    const { log } = await session.run(deployRestore, [state, context.planId, `armed.${nonce}`], {
      signal,
      alone: true,
    });
    for (const line of log.split('\n').filter((text) => text !== '')) context.log(line);
    ending = 'The old configuration is back.';
  } catch {
    ending = `The gateway puts its old configuration back by itself within ${input.confirmSeconds} seconds.`;
  }
  if (!(reason instanceof AppError)) throw reason;
  throw new AppError(
    { ...reason.toFailure(), message: `${reason.message.replace(/\.?$/, '.')} ${ending}` },
    { cause: reason },
  );
}

async function unlockQuietly({ session, ports, context }: Change): Promise<void> {
  try {
    const { state, lock } = ports.paths ?? gatewayPaths;
    await session.run(deployUnlock, [state, context.planId, lock], { signal: AbortSignal.timeout(10_000) });
  } catch {
    // The lock goes stale by itself; what failed first is what the person must hear.
  }
}
