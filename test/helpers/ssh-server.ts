import { spawn } from 'node:child_process';
import { connect, type AddressInfo, type Socket } from 'node:net';
import ssh2, { type AuthContext, type Connection, type ServerChannel, type Session } from 'ssh2';

export interface TestSshServerOptions {
  readonly hostKey?: string;
  readonly password?: string;
  /** OpenSSH public key line that may log in. */
  readonly publicKey?: string;
  /** Questions and the right answers of keyboard-interactive. */
  readonly interactive?: readonly { readonly prompt: string; readonly answer: string }[];
  /** `eof`: a forwarded line that breaks ends with EOF alone, as OpenSSH's do. */
  readonly forwarding?: boolean | 'eof';
  /** Printed on both streams before the shell answers, as a talkative .bashrc does. */
  readonly noise?: string;
}

export interface TestSshServer {
  readonly port: number;
  readonly hostKey: string;
  /** Commands that were started, in order. */
  readonly commands: readonly string[];
  readonly logins: () => number;
  /** Cuts every connection without a word. */
  cut(): void;
  /** The same with a reset. */
  reset(): void;
  close(): Promise<void>;
}

export function newKey(): { readonly private: string; readonly public: string } {
  // The library writes an Ed25519 key that it cannot read about once in a hundred times.
  for (;;) {
    const pair = ssh2.utils.generateKeyPairSync('ed25519');
    if (!(ssh2.utils.parseKey(pair.private) instanceof Error)) return pair;
  }
}

/** A real SSH server in this process. What is executed runs in a real shell of this machine. */
export async function startSshServer(options: TestSshServerOptions): Promise<TestSshServer> {
  const hostKey = options.hostKey ?? newKey().private;
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  let logins = 0;
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    client.on('error', () => undefined);
    client.on('authentication', (context) => authenticate(context, options));
    client.on('ready', () => {
      logins++;
      serve(client, options, commands);
    });
  });
  // The library keeps its sockets to itself; the listener underneath shows them.
  const listener = (server as unknown as { _srv: import('node:net').Server })._srv;
  listener.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    hostKey,
    commands,
    logins: () => logins,
    cut,
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    async close() {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function authenticate(context: AuthContext, options: TestSshServerOptions): void {
  const methods = [
    ...(options.publicKey === undefined ? [] : ['publickey' as const]),
    ...(options.interactive === undefined ? [] : ['keyboard-interactive' as const]),
    ...(options.password === undefined ? [] : ['password' as const]),
  ];
  if (context.method === 'none' && methods.length === 0) return context.accept();
  if (context.method === 'password' && context.password === options.password) return context.accept();
  if (context.method === 'publickey' && options.publicKey !== undefined) {
    const allowed = ssh2.utils.parseKey(options.publicKey);
    if (allowed instanceof Error || !allowed.getPublicSSH().equals(context.key.data)) return context.reject(methods);
    if (context.signature === undefined || context.blob === undefined) return context.accept();
    return allowed.verify(context.blob, context.signature, context.hashAlgo)
      ? context.accept()
      : context.reject(methods);
  }
  if (context.method === 'keyboard-interactive' && options.interactive !== undefined) {
    const { interactive } = options;
    return context.prompt(
      interactive.map(({ prompt }) => ({ prompt, echo: false })),
      'Login',
      '',
      (answers) =>
        interactive.every(({ answer }, index) => answers[index] === answer)
          ? context.accept()
          : context.reject(methods),
    );
  }
  return context.reject(methods);
}

function serve(client: Connection, options: TestSshServerOptions, commands: string[]): void {
  client.on('session', (accept) => onSession(accept(), options, commands));
  // Without a listener the library answers that forwarding is prohibited.
  if (options.forwarding === undefined || options.forwarding === false) return;
  client.on('tcpip', (accept, reject, info) => {
    const socket = connect(info.destPort, info.destIP);
    socket.once('error', () => reject());
    return socket.once('connect', () => {
      const channel = accept();
      channel.on('error', () => socket.destroy());
      socket.on('error', () => undefined);
      channel.pipe(socket).pipe(channel);
      socket.once('close', () => (options.forwarding === 'eof' ? channel.eof() : channel.destroy()));
      channel.once('close', () => socket.destroy());
    });
  });
}

function onSession(session: Session, options: TestSshServerOptions, commands: string[]): void {
  session.on('exec', (accept, _reject, { command }) => {
    commands.push(command);
    const channel: ServerChannel = accept();
    channel.on('error', () => undefined);
    if (options.noise !== undefined) {
      channel.write(options.noise);
      channel.stderr.write(options.noise);
    }
    const child = spawn('/bin/sh', ['-c', command], {
      env: { ...process.env, SSH_CONNECTION: '192.0.2.9 1 127.0.0.1 22' },
    });
    child.stdin.on('error', () => undefined);
    channel.pipe(child.stdin);
    child.stdout.pipe(channel, { end: false });
    child.stderr.pipe(channel.stderr, { end: false });
    child.once('close', (code) => {
      channel.exit(code ?? 1);
      channel.end();
    });
    channel.once('close', () => child.kill('SIGKILL'));
  });
}
