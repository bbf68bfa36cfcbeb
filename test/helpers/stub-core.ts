import { createRouter } from '../../main/ipc/router.ts';
import type { Core, CoreSetup, StartCore } from '../../main/host-core.ts';
import { createProbeHandlers, probeContract } from './probe-contract.ts';

/** A core with nothing but the probe feature, to test hosts without the rest of main. */
export function createStubCore() {
  const reported: unknown[] = [];
  const probe = createProbeHandlers();
  let setup: CoreSetup | undefined;
  let isBusy = false;
  let isStopped = false;

  const router = createRouter(probeContract, probe.handlers, (error) => {
    reported.push(error);
    return undefined;
  });
  const core: Core = {
    router,
    stop() {
      isStopped = true;
      return Promise.resolve();
    },
    isBusy: () => isBusy,
  };
  const startCore: StartCore = (given) => {
    setup = given;
    return Promise.resolve(core);
  };

  return {
    core,
    startCore,
    probe,
    reported,
    setup: () => setup,
    isStopped: () => isStopped,
    setBusy(busy: boolean): void {
      isBusy = busy;
    },
    publish: (name: string, payload: unknown) => setup?.publish?.(name, payload),
  };
}
