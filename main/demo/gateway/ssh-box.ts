import { type AddressInfo, connect, createServer } from 'node:net';
import type { Duplex } from 'node:stream';
import ssh2, { type AuthContext, type Connection } from 'ssh2';

export interface SshBoxSetup {
  /** OpenSSH or PEM text of the box's host key. */
  readonly hostKey: string;
  /** Users and the public key that each may log in with, as in authorized_keys. */
  readonly users: ReadonlyMap<string, string>;
  /** Where a forwarded connection really goes; undefined refuses it. */
  readonly forward?: (host: string, port: number) => { readonly host: string; readonly port: number } | undefined;
  /** Answers a command on its channel; undefined refuses all. */
  readonly exec?: (session: { readonly user: string; readonly command: string; readonly channel: ExecChannel }) => void;
}

/** What a command reads and writes; `end` gives its exit code. */
export interface ExecChannel extends Duplex {
  readonly stderr: NodeJS.WritableStream;
  exit(code: number): void;
}

export interface SshBox {
  readonly port: number;
  /** Ends every connection at once, as a cut line would. */
  cut(): void;
  stop(): Promise<void>;
}

/** One machine of the demo network: a real SSH server on loopback. */
export async function startSshBox(setup: SshBoxSetup): Promise<SshBox> {
  const connections = new Set<Connection>();
  const server = new ssh2.Server({ hostKeys: [setup.hostKey], ident: 'OpenSSH_9.2p1 demo' }, (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
    connection.on('error', () => connection.end()); // A client that hangs up is not the box's failure.
    serve(connection, setup);
  });
  // Answers are small: without noDelay each of them waits 40 ms for an acknowledgement.
  const listener = createServer({ noDelay: true }, (socket) => server.injectSocket(socket));
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(0, '127.0.0.1', resolve);
  });
  const { port } = listener.address() as AddressInfo;
  const cut = () => {
    for (const connection of connections) connection.end();
  };
  return {
    port,
    cut,
    stop: () => {
      cut();
      return new Promise((resolve) => listener.close(() => resolve()));
    },
  };
}

function serve(connection: Connection, { users, forward, exec }: SshBoxSetup): void {
  let user = '';
  connection.on('authentication', (attempt) => {
    if (!isAllowed(attempt, users.get(attempt.username))) return attempt.reject(['publickey']);
    user = attempt.username;
    attempt.accept();
  });
  connection.on('tcpip', (accept, reject, { destIP, destPort }) => {
    const to = forward?.(destIP, destPort);
    if (!to) return reject();
    const channel = accept();
    const socket = connect(to.port, to.host);
    socket.setNoDelay(true);
    socket.on('error', () => channel.end());
    channel.on('error', () => socket.destroy());
    channel.on('close', () => socket.destroy());
    socket.pipe(channel).pipe(socket);
  });
  connection.on('session', (accept) => {
    const session = accept();
    session.on('env', (acceptEnv) => acceptEnv?.());
    session.on('exec', (acceptExec, rejectExec, { command }) => {
      if (!exec) return rejectExec();
      exec({ user, command, channel: acceptExec() });
    });
  });
}

function isAllowed(attempt: AuthContext, publicKey: string | undefined): boolean {
  if (attempt.method !== 'publickey' || publicKey === undefined) return false;
  const known = ssh2.utils.parseKey(publicKey);
  if (known instanceof Error || Array.isArray(known)) return false;
  if (attempt.key.algo !== known.type || !attempt.key.data.equals(known.getPublicSSH())) return false;
  if (!attempt.signature || !attempt.blob) return true; // Asking first whether the key would do.
  return known.verify(attempt.blob, attempt.signature, attempt.hashAlgo);
}
