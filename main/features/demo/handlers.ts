import type { z } from 'zod';
import type { Handlers } from '../../../contract/define.ts';
import { AppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import type { DemoHost } from './demo-host.ts';

export type DemoState = z.input<AppContract['demo']['state']['output']>;

export interface DemoServices {
  readonly host: DemoHost;
  /** The demo profile's name. */
  readonly profile: string;
  /** The demo gateway's id, made known when it is not yet. */
  readonly knowGateway: () => string;
  /** Forgets the demo gateway, the links over it and their sessions. */
  readonly forget: () => void;
  /** A plan on the demo network is at work. */
  readonly isBusy: () => boolean;
  readonly changed: (state: DemoState) => void;
}

const off: DemoState = { isRunning: false, profile: null, gatewayId: null, nameServer: null };

export function demoHandlers({
  host,
  profile,
  knowGateway,
  forget,
  isBusy,
  changed,
}: DemoServices): Handlers<AppContract>['demo'] {
  const on = (): DemoState => ({
    isRunning: true,
    profile,
    gatewayId: knowGateway(),
    nameServer: host.current()?.dns ?? null,
  });
  const tell = (state: DemoState): DemoState => {
    changed(state);
    return state;
  };
  const refuseWhileBusy = () => {
    if (!isBusy()) return;
    throw new AppError({ code: 'conflict', message: 'A plan is at work. Wait until it has ended, or stop it' });
  };

  return {
    state: () => Promise.resolve(host.current() ? on() : off),
    explore: async () => {
      await host.explore();
      return tell(on());
    },
    reset: async () => {
      refuseWhileBusy();
      forget();
      await host.reset();
      return tell(on());
    },
    leave: async () => {
      refuseWhileBusy();
      await host.leave();
      return tell(off);
    },
  };
}
