import type { z } from 'zod';
import type { PlanNotice } from '../../../contract/domain/plan.ts';
import { AppError } from '../../../contract/errors.ts';
import type { TunnelAction as TunnelActionSchema } from '../../../contract/features/tunnels.ts';
import type { Step } from '../../engine/doer.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import { connectionArgument } from '../../gateway/tunnels.ts';
import type { ActionWorld } from './action-world.ts';
import { describeTunnelInterruption, lockWarnings, managementWarnings, standIn } from './describe-interruption.ts';
import { sasOf } from './gateway-reading.ts';
import { tunnelCommand } from './shown-commands.ts';
import type { TunnelStepInput } from './step-inputs.ts';
import type { TunnelRow } from './tunnel-row.ts';

export type TunnelAction = z.infer<typeof TunnelActionSchema>;

/** Up, down or restart of one connection: what it interrupts, decided from what both ends say now. */
export function planTunnelAction(connection: string, action: TunnelAction, world: ActionWorld): NewPlan {
  const row = findRow(connection, world);
  const isDone = isDoneAlready(action, connection, row, world);
  return {
    kind: 'tunnel-action',
    title: isDone ? `${connection} is ${action} already` : titleOf(action, connection, world.gatewayName),
    profile: null,
    region: null,
    gatewayId: world.gatewayId,
    linkId: row.linkId,
    undoes: null,
    steps: isDone ? [] : [actionStep(action, connection, row, world)],
    warnings: isDone ? [] : warningsOf(action, connection, row, world),
    conflicts: isDone ? [] : conflictsOf(action, connection, world),
    cost: null,
  };
}

function findRow(connection: string, { rows, reading, gatewayName }: ActionWorld): TunnelRow {
  if (!reading.isRunning) {
    throw new AppError({
      code: 'conflict',
      message: `strongSwan does not run on ${gatewayName}. Start its service first.`,
      subject: connection,
    });
  }
  const row = rows.find((one) => one.connection === connection);
  if (row) {
    connectionArgument(connection);
    return row;
  }
  throw new AppError({
    code: 'not-found',
    message: `${gatewayName} has no connection of that name any more. Read the tunnels again.`,
    subject: connection,
  });
}

function isDoneAlready(action: TunnelAction, connection: string, row: TunnelRow, { reading }: ActionWorld): boolean {
  if (action === 'up') return row.gateway.state === 'up';
  const { ikeSas, childSas } = sasOf(reading, connection);
  return action === 'down' && ikeSas.length + childSas.length === 0;
}

function titleOf(action: TunnelAction, connection: string, gatewayName: string): string {
  const titles = { up: 'Bring up', down: 'Take down', restart: 'Restart' } as const;
  return `${titles[action]} ${connection} on ${gatewayName}`;
}

function actionStep(action: TunnelAction, connection: string, row: TunnelRow, world: ActionWorld): Step {
  const { reading, box, gatewayId, gatewayName } = world;
  const dialect = box.service.dialect ?? 'ipsec';
  const child = reading.connections.find(({ name }) => name === connection)?.children[0]?.name ?? connection;
  const shown = { dialect, connection, child };
  const command = tunnelCommand(action, shown);
  const input: TunnelStepInput = {
    gatewayId,
    gatewayName,
    connection,
    dialect,
    standIn: action === 'up' ? null : (standIn(row, world.rows)?.connection ?? null),
    sas: sasOf(reading, connection).ikeSas.map(({ name, uniqueId }) => `${name}[${uniqueId}]`),
    command,
    undoCommand: tunnelCommand(action === 'up' ? 'down' : 'up', shown),
  };
  const undo = { up: `Take ${connection} down again`, down: `Bring ${connection} up again`, restart: null } as const;
  return {
    id: `${action}-tunnel`,
    kind: `gateway.tunnel-${action}`,
    system: 'gateway',
    title: titleOf(action, connection, gatewayName),
    needs: [],
    details: [
      { kind: 'command', where: gatewayName, text: command },
      { kind: 'note', text: notes[action] },
    ],
    undo: undo[action],
    iamActions: [],
    interrupts: action === 'up' ? null : describeTunnelInterruption(row, world),
    usualSeconds: { up: 3, down: 2, restart: 5 }[action],
    input,
  };
}

const notes = {
  up: 'Done when the gateway shows a CHILD SA that carries traffic.',
  down: 'Done when the gateway shows no SA of it. It stays down until somebody brings it up, the service starts again, or the other end calls.',
  restart: 'Done when the gateway shows a new CHILD SA that carries traffic.',
} as const;

function warningsOf(action: TunnelAction, connection: string, row: TunnelRow, world: ActionWorld): PlanNotice[] {
  const interruption = action === 'up' ? null : describeTunnelInterruption(row, world);
  const foreign = `${connection} is not a connection of Linkspan: somebody else set it up. Ask them before you touch it.`;
  return [
    ...lockWarnings(world),
    ...(row.linkId === null ? [{ id: 'not-ours', subject: connection, text: foreign }] : []),
    ...(interruption === null ? [] : [{ id: 'interrupts', subject: connection, text: interruption }]),
    ...(action === 'up' ? [] : managementWarnings(world, [connection])),
  ];
}

function conflictsOf(action: TunnelAction, connection: string, { reading, gatewayName }: ActionWorld): PlanNotice[] {
  const isLoaded = reading.connections.some(
    ({ name, children }) => name === connection || children.some((child) => child.name === connection),
  );
  if (action === 'down' || isLoaded) return [];
  const text = `${connection} is not loaded on ${gatewayName}: nothing there could bring it up${action === 'restart' ? ' again' : ''}. Its file may be gone.`;
  return [{ id: 'not-loaded', subject: connection, text }];
}
