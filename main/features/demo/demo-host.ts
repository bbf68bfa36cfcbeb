import { mkdir, writeFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DemoNetwork, forgetDemoNetwork, startDemoNetwork } from '../../demo/start-demo-network.ts';

export interface DemoHostSetup {
  readonly dataDir: string;
  readonly timeScale: number;
  readonly now: () => Date;
}

/** Holds the one demo network of this app: starts it, stops it, and remembers across starts that it was on. */
export function createDemoHost({ dataDir, timeScale, now }: DemoHostSetup) {
  const folder = join(dataDir, 'demo');
  const flag = join(folder, 'is-on');
  let running: Promise<DemoNetwork> | undefined;
  let network: DemoNetwork | undefined;

  async function start(): Promise<DemoNetwork> {
    running ??= startDemoNetwork({ folder, now, timeScale });
    network = await running;
    return network;
  }

  async function stop(): Promise<void> {
    const ending = running;
    running = undefined;
    network = undefined;
    await (await ending)?.stop();
  }

  return {
    current: () => network,
    wasOn: () => existsSync(flag),
    async explore(): Promise<DemoNetwork> {
      const started = await start();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(flag, '');
      return started;
    },
    /** As it was at first; running again afterwards. */
    async reset(): Promise<DemoNetwork> {
      await stop();
      await forgetDemoNetwork(folder);
      return this.explore();
    },
    async leave(): Promise<void> {
      await stop();
      await rm(flag, { force: true });
    },
    /** At the end of the app: it is on again at the next start. */
    stop,
  };
}

export type DemoHost = ReturnType<typeof createDemoHost>;
