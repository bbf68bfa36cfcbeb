import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { answerPacket } from './answer-packet.ts';
import type { DnsAnswer, DnsQuestion } from './dns-answer.ts';

export interface DnsServer {
  readonly host: string;
  readonly port: number;
  stop(): Promise<void>;
}

export interface DnsServerParts {
  /** 0, a free one, unless told. */
  readonly port?: number | undefined;
  answer(question: DnsQuestion): DnsAnswer;
}

const HOST = '127.0.0.1';
const IDLE_MS = 10_000;
const MOST_CONNECTIONS = 50;
const PORT_TRIES = 20;

/** An authoritative name server on loopback, the same port on UDP and TCP. */
export async function startDnsServer(parts: DnsServerParts): Promise<DnsServer> {
  const tcp = createServer((socket) => serveTcp(socket, parts));
  tcp.maxConnections = MOST_CONNECTIONS;
  const sockets = new Set<Socket>();
  tcp.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const { port, udp } = await bindBoth(tcp, parts);
  return {
    host: HOST,
    port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([
        new Promise<void>((resolve) => tcp.close(() => resolve())),
        new Promise<void>((resolve) => udp.close(() => resolve())),
      ]);
    },
  };
}

/** A free TCP port may be taken on UDP: then another one is tried. */
async function bindBoth(tcp: Server, parts: DnsServerParts): Promise<{ port: number; udp: UdpSocket }> {
  const tries = (parts.port ?? 0) === 0 ? PORT_TRIES : 1;
  for (let attempt = 1; ; attempt += 1) {
    const port = await listenTcp(tcp, parts.port ?? 0);
    try {
      return { port, udp: await bindUdp(port, parts) };
    } catch (error) {
      await new Promise<void>((resolve) => tcp.close(() => resolve()));
      if (attempt >= tries) throw error;
    }
  }
}

function listenTcp(tcp: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    tcp.once('error', reject);
    tcp.listen(port, HOST, () => {
      tcp.off('error', reject);
      resolve((tcp.address() as AddressInfo).port);
    });
  });
}

function bindUdp(port: number, parts: DnsServerParts): Promise<UdpSocket> {
  const udp = createSocket('udp4');
  udp.on('message', (message, from) => {
    const reply = answerPacket(message, {
      isUdp: true,
      clientAddress: from.address,
      answer: (question) => parts.answer(question),
    });
    // The asker may be gone by now: nobody waits for this to arrive.
    if (reply !== undefined) udp.send(reply, from.port, from.address, () => undefined);
  });
  return new Promise((resolve, reject) => {
    udp.once('error', reject);
    udp.bind(port, HOST, () => {
      udp.off('error', reject);
      udp.on('error', () => undefined);
      resolve(udp);
    });
  });
}

/** Queries with two bytes of length before each, one after another. */
function serveTcp(socket: Socket, parts: DnsServerParts): void {
  let waiting = Buffer.alloc(0);
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE(0)) {
      const end = 2 + waiting.readUInt16BE(0);
      const query = waiting.subarray(2, end);
      waiting = waiting.subarray(end);
      const clientAddress = socket.remoteAddress;
      const reply = answerPacket(query, { isUdp: false, clientAddress, answer: (question) => parts.answer(question) });
      if (reply === undefined) return void socket.destroy();
      const length = Buffer.alloc(2);
      length.writeUInt16BE(reply.length);
      socket.write(Buffer.concat([length, reply]));
    }
  });
}
