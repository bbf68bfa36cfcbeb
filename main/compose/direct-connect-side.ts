import type { AppContract } from '../../contract/index.ts';
import { createHeldKeys } from '../aws-steps/held-keys.ts';
import type { Clock } from '../clock.ts';
import type { Doer } from '../engine/doer.ts';
import { directConnectDoers } from '../features/direct-connect/doers.ts';
import type { DirectConnectServices } from '../features/direct-connect/services.ts';
import type { Publish } from '../ipc/publisher.ts';
import type { Ports } from '../ports.ts';
import type { AwsSide } from './aws-side.ts';
import type { PlanDoor } from './plan-door.ts';

export interface DirectConnectSideSetup {
  readonly clock: Clock;
  readonly aws: AwsSide;
  readonly plans: PlanDoor;
  readonly saveFile: Ports['saveFile'];
  readonly publish: Publish<AppContract>;
}

export interface DirectConnectSide {
  readonly services: DirectConnectServices;
  readonly doers: readonly Doer[];
}

/** Connections, virtual interfaces and Direct Connect gateways. */
export function createDirectConnectSide(setup: DirectConnectSideSetup): DirectConnectSide {
  const { clock, aws, plans, saveFile, publish } = setup;
  const services: DirectConnectServices = {
    clock,
    aws: aws.connections,
    ownKeys: createHeldKeys(),
    keepPlan: plans.keepPlan,
    viewPlan: plans.viewPlan,
    saveFile,
    changed: () => publish('directConnect.changed', {}),
  };
  return { services, doers: directConnectDoers(services) };
}
