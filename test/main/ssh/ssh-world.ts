import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGatewayConnections, type GatewayConnections } from '../../../main/ssh/connections.ts';
import type { Operation } from '../../../main/ssh/operation.ts';
import type { HostKeyQuestion, SshPrompts } from '../../../main/ssh/prompts.ts';
import type { GatewayHop } from '../../../main/ssh/target.ts';
import { startSshServer, type TestSshServer, type TestSshServerOptions } from '../../helpers/ssh-server.ts';

/** A shell script as an operation that answers what it printed. */
export function script(
  text: string,
  extra: Partial<Operation<readonly string[], string>> = {},
): Operation<readonly string[], string> {
  return {
    name: 'test',
    script: text,
    as: 'user',
    limitMs: 10_000,
    limitBytes: 100_000,
    parse: ({ code, stdout, stderr }) => `${code}|${stdout}|${stderr}`,
    ...extra,
  };
}

export interface SshWorld {
  readonly folder: string;
  readonly knownHosts: string;
  readonly questions: HostKeyQuestion[];
  readonly connections: GatewayConnections;
  server(options?: TestSshServerOptions): Promise<TestSshServer>;
  hop(server: { readonly port: number }, extra?: Partial<GatewayHop>): GatewayHop;
  close(): Promise<void>;
}

export function sshWorld(prompts: Partial<SshPrompts> = {}): SshWorld {
  const folder = mkdtempSync(join(tmpdir(), 'lspan-ssh-'));
  const knownHosts = join(folder, 'known_hosts');
  const questions: HostKeyQuestion[] = [];
  const servers: TestSshServer[] = [];
  const connections = createGatewayConnections({
    prompts: {
      hostKey: async (question) => questions.push(question) > 0,
      passphrase: async () => undefined,
      password: async () => undefined,
      keyboardInteractive: async () => undefined,
      proxyCommand: async () => false,
      ...prompts,
    },
  });
  return {
    folder,
    knownHosts,
    questions,
    connections,
    async server(options = {}) {
      const server = await startSshServer(options);
      servers.push(server);
      return server;
    },
    hop: (server, extra = {}) => ({
      label: 'test',
      host: '127.0.0.1',
      port: server.port,
      user: 'tester',
      identityFiles: [],
      identitiesOnly: false,
      agent: undefined,
      hostKeyAlias: undefined,
      knownHostsFiles: [knownHosts],
      hashKnownHosts: false,
      strictHostKeys: 'ask',
      proxyCommand: undefined,
      connectTimeoutMs: 5_000,
      keepAliveMs: 10_000,
      ...extra,
    }),
    async close() {
      connections.close();
      await Promise.all(servers.map((server) => server.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
