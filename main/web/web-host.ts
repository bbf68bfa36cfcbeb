import type { StartCore } from '../host-core.ts';
import type { PageFiles } from '../page/page-files.ts';
import { createAddressFile } from './address-file.ts';
import { browserPorts } from './browser-ports.ts';
import { createNews } from './news.ts';
import { watchPresence } from './presence.ts';
import { startWebServer } from './server.ts';
import { createSession } from './session.ts';

export interface WebHost {
  readonly origin: string;
  /** A file to open in a browser; it always leads to an address that works once. */
  readonly addressFile: string;
  /** Settles when the host has ended, by `stop` or because the last tab has gone. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

interface Setup {
  readonly startCore: StartCore;
  readonly dataDir: string;
  readonly readOnly: boolean;
  readonly files: PageFiles;
  /** How long the host waits for a page to come back. */
  readonly grace?: number;
  /** Where the address file's folder is made. */
  readonly temporaryFolder?: string;
}

/** Starts main behind a loopback server. It lives until it is stopped or its last page has gone for good. */
export async function startWebHost(setup: Setup): Promise<WebHost> {
  const news = createNews((pages) => presence.count(pages));
  const core = await setup.startCore({
    dataDir: setup.dataDir,
    host: 'browser',
    ports: browserPorts(),
    publish: (name, payload) => news.send(name, payload),
    options: { readOnly: setup.readOnly },
  });
  const presence = watchPresence({
    isBusy: () => core.isBusy(),
    onAway: () => core.router.cancelQueries(),
    onGone: () => void stop(),
    ...(setup.grace !== undefined && { grace: setup.grace }),
  });

  const address = createAddressFile(setup.temporaryFolder);
  const session = createSession((code) => address.write(link(code)));
  const server = await startWebServer({ router: core.router, session, news, files: setup.files });
  const link = (code: string) => `${server.origin}/#code=${code}`;
  address.write(link(session.code()));

  let ending: Promise<void> | undefined;
  let settle: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    settle = resolve;
  });
  function stop(): Promise<void> {
    ending ??= end();
    return ending;
  }
  async function end(): Promise<void> {
    address.remove();
    news.close();
    await server.close();
    presence.stop();
    await core.stop();
    settle();
  }

  return { origin: server.origin, addressFile: address.path, ended, stop };
}
