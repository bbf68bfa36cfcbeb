import { AppError } from '../../contract/errors.ts';
import { poll } from '../engine/poll.ts';
import type { GatewaySession } from '../ssh/operation.ts';
import { deployRestore, deployState, deployUnlock } from '../ssh/operations/deploy-settle.ts';
import { removeLink } from '../ssh/operations/remove-link.ts';
import { beginChange } from './begin-change.ts';
import { loadConflicts } from './deploy-conflicts.ts';
import type { DeployPorts, DeployRecord, GatewayContext } from './deploy-ports.ts';
import { type GatewayPaths, gatewayPaths, readDeployWorld } from './deploy-world.ts';
import { loadedNames, lostSince, othersState, readLoadedWorld } from './loaded-world.ts';

export type UndoneDeploy = { readonly outcome: 'removed' } | { readonly outcome: 'left'; readonly reason: string };

/**
 * Takes away what a deploy put there: our files, our include lines unless another link uses them, our tunnels. When the deploy
 * replaced an older one of the same link, that one comes back. May be repeated at any point.
 */
export async function undoDeploy(
  session: GatewaySession,
  record: DeployRecord,
  ports: Omit<DeployPorts, 'keys'>,
  context: GatewayContext,
): Promise<UndoneDeploy> {
  const paths = ports.paths ?? gatewayPaths;
  await refuseIfLoadingHurts(session, record, paths, context);
  await beginChange(session, { paths, who: ports.who, confirmSeconds: 120, folder: 'keep' }, context);
  try {
    const before = await readLoadedWorld(session, record.dialect, record.tool, context.signal);
    const had = othersState(before, record.connections);
    const left = record.replaced
      ? await putBack(session, record, paths, context)
      : await remove(session, record, paths, context);
    if (left !== undefined) return { outcome: 'left', reason: left };
    await othersStay(session, record, had, ports, context);
    return { outcome: 'removed' };
  } finally {
    await session
      .run(deployUnlock, [paths.state, context.planId, paths.lock], { signal: AbortSignal.timeout(10_000) })
      .catch(() => undefined);
  }
}

/** For deleting a link: takes it off the gateway whole, however often it was deployed anew, with every saved copy. */
export async function removeDeployedLink(
  session: GatewaySession,
  record: DeployRecord,
  ports: Omit<DeployPorts, 'keys'>,
  context: GatewayContext,
): Promise<UndoneDeploy> {
  return undoDeploy(session, { ...record, replaced: false }, ports, context);
}

/** Undo loads files too: where they differ from what runs, that would change other people's connections. */
async function refuseIfLoadingHurts(
  session: GatewaySession,
  record: DeployRecord,
  paths: GatewayPaths,
  context: GatewayContext,
): Promise<void> {
  const world = await readDeployWorld(session, record.linkId, context.signal, paths);
  if (!world.isRunning) return;
  if (record.dialect === 'swanctl' && world.gate !== null && world.gate.code !== 0) {
    throw new AppError({
      code: 'conflict',
      message:
        'A swanctl file of this gateway has a syntax error: loading would unload every connection. Mend it, then undo again.',
    });
  }
  const [conflict] = loadConflicts(world, record.dialect);
  if (conflict)
    throw new AppError({ code: 'conflict', message: conflict.text, subject: conflict.subject ?? conflict.id });
}

async function remove(
  session: GatewaySession,
  record: DeployRecord,
  paths: GatewayPaths,
  context: GatewayContext,
): Promise<undefined> {
  const { log } = await session.run(
    removeLink,
    [
      record.directory,
      record.linkId,
      record.dialect,
      record.tool,
      record.swanctlConf ?? '-',
      record.includeFiles.join(' '),
      record.connections.join(' '),
      paths.state,
      record.planId,
    ],
    { signal: context.signal, alone: true },
  );
  for (const line of log.split('\n').filter((text) => text !== '')) context.log(line);
}

async function putBack(
  session: GatewaySession,
  record: DeployRecord,
  paths: GatewayPaths,
  context: GatewayContext,
): Promise<string | undefined> {
  const { marker } = await session.run(deployState, [paths.state, record.planId], { signal: context.signal });
  if (marker === 'restored') return undefined;
  if (marker !== 'confirmed') return 'The files that this change replaced are no longer kept on the gateway.';
  const { log } = await session.run(deployRestore, [paths.state, record.planId, 'confirmed'], {
    signal: context.signal,
    alone: true,
  });
  for (const line of log.split('\n').filter((text) => text !== '')) context.log(line);
  return undefined;
}

async function othersStay(
  session: GatewaySession,
  record: DeployRecord,
  had: ReadonlySet<string>,
  ports: Omit<DeployPorts, 'keys'>,
  context: GatewayContext,
): Promise<void> {
  let still: string[] = [];
  let lost: string[] = [];
  const look = async () => {
    const now = await readLoadedWorld(session, record.dialect, record.tool, context.signal);
    still = record.replaced
      ? []
      : record.connections.filter(
          (name) => loadedNames(now).has(name) || now.sas.ikeSas.some((sa) => sa.name === name),
        );
    lost = lostSince(had, othersState(now, record.connections));
    return still.length === 0 && lost.length === 0 ? true : undefined;
  };
  const signal = context.signal;
  const done = await poll({ clock: ports.clock, signal, limitMs: 30_000, tooLate: 'late', look }).catch(
    (error: unknown) => {
      if (signal.aborted || !(error instanceof AppError) || error.message !== 'late') throw error;
    },
  );
  if (done) return;
  const what = [...lost.map((thing) => `${thing} is gone`), ...still.map((name) => `${name} is still loaded`)].join(
    '; ',
  );
  throw new AppError({
    code: 'conflict',
    message: `The link's files are gone from the gateway, but ${what}. Look at its status.`,
  });
}
