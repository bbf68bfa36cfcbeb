import type { z } from 'zod';
import type { PlanNotice } from '../../../contract/domain/plan.ts';
import type { ServiceAction as ServiceActionSchema } from '../../../contract/features/tunnels.ts';
import type { Step } from '../../engine/doer.ts';
import type { NewPlan } from '../../engine/new-plan.ts';
import type { ActionWorld } from './action-world.ts';
import { describeServiceInterruption, lockWarnings, managementWarnings } from './describe-interruption.ts';
import { connectionsUp } from './gateway-reading.ts';
import { serviceCommand } from './shown-commands.ts';
import type { ConnectionsUpInput, ServiceStepInput } from './step-inputs.ts';

export type ServiceAction = z.infer<typeof ServiceActionSchema>;

const verbs = { start: 'Start', stop: 'Stop', restart: 'Restart' } as const;

/** Start, stop or restart of a gateway's IPsec service: everything that it carries goes with it. */
export function planServiceAction(action: ServiceAction, world: ActionWorld): NewPlan {
  const { reading, gatewayName, gatewayId } = world;
  const isDone = (action === 'start' && reading.isRunning) || (action === 'stop' && !reading.isRunning);
  const back = action === 'restart' ? connectionsUp(reading) : [];
  return {
    kind: 'service-action',
    title: isDone
      ? `strongSwan ${reading.isRunning ? 'runs' : 'is stopped'} already on ${gatewayName}`
      : `${verbs[action]} strongSwan on ${gatewayName}`,
    profile: null,
    region: null,
    gatewayId,
    linkId: null,
    undoes: null,
    steps: isDone ? [] : [serviceStep(action, world), ...(back.length > 0 ? [backStep(back, world)] : [])],
    warnings: isDone ? [] : warningsOf(action, world),
    conflicts: isDone ? [] : conflictsOf(action, world),
    cost: null,
  };
}

function serviceStep(action: ServiceAction, world: ActionWorld): Step {
  const { gatewayId, gatewayName, reading, box } = world;
  const { manager, name: service } = box.service;
  const undoAction = action === 'stop' ? 'start' : 'stop';
  const command = serviceCommand(action, box.service);
  const input: ServiceStepInput = {
    gatewayId,
    gatewayName,
    manager,
    service,
    runningSince: reading.runningSince,
    connections: connectionsUp(reading),
    command,
    undoCommand: serviceCommand(undoAction, box.service),
  };
  return {
    id: `${action}-service`,
    kind: `gateway.service-${action}`,
    system: 'gateway',
    title: `${verbs[action]} strongSwan on ${gatewayName}`,
    needs: [],
    details: [
      { kind: 'command', where: gatewayName, text: command },
      { kind: 'note', text: noteOf(action, world) },
    ],
    undo: action === 'restart' ? null : `${verbs[undoAction]} it again`,
    iamActions: [],
    interrupts: action === 'start' ? null : describeServiceInterruption(world),
    usualSeconds: { start: 5, stop: 5, restart: 10 }[action],
    input,
  };
}

function noteOf(action: ServiceAction, { box, gatewayName }: ActionWorld): string {
  if (action !== 'stop') return 'Done when strongSwan answers again.';
  const { startsAtBoot } = box.service;
  if (startsAtBoot === null) return 'Done when strongSwan answers no more.';
  return `Done when strongSwan answers no more. ${startsAtBoot ? `It starts by itself when ${gatewayName} boots.` : `It does not start when ${gatewayName} boots.`}`;
}

function backStep(connections: readonly string[], { gatewayId, gatewayName }: ActionWorld): Step {
  const input: ConnectionsUpInput = { gatewayId, gatewayName, connections };
  return {
    id: 'check-connections',
    kind: 'check.connections-up',
    system: 'check',
    title: 'See that every connection is back',
    needs: ['restart-service'],
    details: [{ kind: 'note', text: `Up before, and to be up again: ${connections.join(', ')}` }],
    undo: null,
    iamActions: [],
    interrupts: null,
    usualSeconds: 10,
    input,
  };
}

function warningsOf(action: ServiceAction, world: ActionWorld): PlanNotice[] {
  if (action === 'start') return lockWarnings(world);
  const interruption = describeServiceInterruption(world);
  return [
    ...lockWarnings(world),
    ...(interruption === null ? [] : [{ id: 'interrupts', text: interruption }]),
    ...managementWarnings(world, connectionsUp(world.reading)),
    ...notInFiles(world),
  ];
}

/** What was loaded by hand, or by a file of the other dialect, does not come back with the service. */
function notInFiles({ reading, box, gatewayName }: ActionWorld): PlanNotice[] {
  const { dialect } = box.service;
  if (dialect === null) return [];
  const defined = new Set(
    box.defined[dialect]
      .filter(({ isLoaded }) => isLoaded)
      .flatMap(({ name, children }) => [name, ...children.map((child) => child.name)]),
  );
  return reading.connections
    .filter(({ name }) => !defined.has(name))
    .map(({ name }) => ({
      id: `not-in-files-${name}`,
      subject: name,
      text: `${name} is loaded, but no file that strongSwan reads when it starts on ${gatewayName} defines it: it does not come back with the service.`,
    }));
}

function conflictsOf(action: ServiceAction, { box, gatewayName }: ActionWorld): PlanNotice[] {
  const isBroken = box.service.dialect === 'swanctl' && box.gate !== null && box.gate.code === 64;
  if (action === 'stop' || !isBroken) return [];
  const text = `A swanctl file on ${gatewayName} has a syntax error: strongSwan would start without any connection. Mend it first.`;
  return [{ id: 'broken-files', text }];
}
