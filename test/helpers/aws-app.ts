import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { contract } from '../../contract/index.ts';
import type { Client } from '../../contract/define.ts';
import { createCore } from '../../main/core.ts';
import { type DemoAws, type DemoAwsOptions, startDemoAws } from '../../main/demo/aws/start-demo-aws.ts';
import type { Ports } from '../../main/ports.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { createEagerClock } from './engine-clock.ts';
import { journeySteps, sure, tap } from './journey-app.ts';
import { createMemoryBridge } from './memory-bridge.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

export const awsPlace = { profile: 'company', region: 'eu-west-1' } as const;

export interface AwsAppOptions {
  readonly ports?: Partial<Ports>;
  readonly aws?: DemoAwsOptions;
  /** Every message that crosses the bridge, as its bytes would be. */
  readonly saw?: (message: string) => void;
}

/** The app on a demo AWS that is outside it, without any gateway; time jumps over every wait. */
export async function startAwsApp(options: AwsAppOptions = {}) {
  const clock = createEagerClock();
  const folder = createTemporaryFolder();
  const aws = await startDemoAws({ clock, ...options.aws });
  const home = writeHome(folder.path, aws);
  const open = async () => {
    const memory = createMemoryBridge();
    const core = await createCore({
      dataDir: join(folder.path, 'data'),
      host: 'test',
      ports: { ...sure, ...options.ports },
      publish: (name, payload) => memory.send(name, payload),
      options: { clock, env: { HOME: home } },
    });
    memory.connect(core.router);
    const bridge = tap(memory.bridge, options.saw ?? (() => undefined));
    const client: Client<typeof contract> = createClient<typeof contract>(bridge);
    return { core, client, bridge, ...journeySteps(client) };
  };
  let app = await open();
  return {
    aws,
    clock,
    dataDir: join(folder.path, 'data'),
    home,
    get app() {
      return app;
    },
    /** As after an end of the program. */
    async restart() {
      await app.core.stop();
      app = await open();
    },
    async stop() {
      await app.core.stop();
      await aws.stop();
      folder.remove();
    },
  };
}

export type AwsApp = Awaited<ReturnType<typeof startAwsApp>>;

function writeHome(folder: string, aws: DemoAws): string {
  const home = join(folder, 'home');
  mkdirSync(join(home, '.aws'), { recursive: true, mode: 0o700 });
  const { accessKeyId, secretAccessKey } = aws.accessKey;
  const { profile, region } = awsPlace;
  writeFileSync(
    join(home, '.aws/config'),
    `[profile ${profile}]\nregion = ${region}\nendpoint_url = ${aws.endpoint}\n`,
  );
  writeFileSync(
    join(home, '.aws/credentials'),
    `[${profile}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  );
  return home;
}
