import { readFile, stat } from 'node:fs/promises';
import type { Client, ParsedKey } from 'ssh2';

const CERT = '-cert-v01@openssh.com';
/** What OpenSSH takes for each kind of key. Of ECDSA the library writes signatures only for plain keys. */
const algorithms: Readonly<Record<string, { readonly name: string; readonly hash?: string }>> = {
  'ssh-ed25519': { name: 'ssh-ed25519' },
  'ssh-rsa': { name: 'rsa-sha2-512', hash: 'sha512' },
};

/** The certificate in the file beside a key (`-cert.pub`), as a key that logs in with it; undefined where there is none. */
export async function withCertificate(file: string, key: ParsedKey): Promise<ParsedKey | undefined> {
  const algorithm = algorithms[key.type];
  const path = `${file}-cert.pub`;
  const size = await stat(path).then(
    (found) => found.size,
    () => Infinity,
  );
  if (algorithm === undefined || size > 64 * 1024) return undefined;
  const [type, base64 = ''] = (await readFile(path, 'latin1').catch(() => '')).split(/\s+/);
  const blob = Buffer.from(base64, 'base64');
  if (type !== `${key.type}${CERT}` || readStrings(blob, 0, 1)[0]?.toString('latin1') !== type) return undefined;
  return Object.create(key, {
    type: { value: `${algorithm.name}${CERT}` },
    getPublicSSH: { value: () => blob },
    sign: { value: (data: Buffer) => key.sign(data, algorithm.hash) },
  }) as ParsedKey;
}

interface Writer {
  readonly allocStart: number;
  alloc(size: number): Buffer;
  finalize(packet: Buffer): Buffer;
}
interface Protocol {
  _packetRW: { write: Writer };
  authPK(
    user: string,
    key: ParsedKey,
    algorithm?: string,
    sign?: (data: Buffer, done: (made: Buffer) => void) => void,
  ): void;
}

/** A certificate's signature names the plain algorithm; the library writes the certificate's there, which servers refuse. */
export function nameSignaturesPlainly(client: Client): void {
  const protocol = (client as unknown as { _protocol: Protocol })._protocol;
  const authPK = protocol.authPK.bind(protocol);
  protocol.authPK = (user, key, algorithm, sign) => {
    if (sign === undefined || !key.type.endsWith(CERT)) return authPK(user, key, algorithm, sign);
    return authPK(user, key, algorithm, (data, done) =>
      sign(data, (made) => {
        const real = protocol._packetRW;
        const finalize = (packet: Buffer): Buffer => {
          const text = plainly(packet);
          const room = real.write.alloc(text.length);
          room.set(text, real.write.allocStart);
          return real.write.finalize(room);
        };
        protocol._packetRW = { write: { allocStart: 0, alloc: (size) => Buffer.alloc(size), finalize } };
        try {
          done(made);
        } finally {
          protocol._packetRW = real;
        }
      }),
    );
  };
}

/** Of a request: type, user, service, method; whether signed; algorithm, key, signature. */
function plainly(packet: Buffer): Buffer {
  const head = readStrings(packet, 1, 3);
  const start = head.reduce((at, word) => at + 4 + word.length, 1) + 1;
  const [name = Buffer.alloc(0), key = Buffer.alloc(0), signature = Buffer.alloc(0)] = readStrings(packet, start, 3);
  const [, made = Buffer.alloc(0)] = readStrings(signature, 0, 2);
  const plain = Buffer.from(name.toString('latin1').slice(0, -CERT.length), 'latin1');
  const end = start + 8 + name.length + key.length;
  return Buffer.concat([packet.subarray(0, end), asString(Buffer.concat([asString(plain), asString(made)]))]);
}

function readStrings(bytes: Buffer, start: number, count: number): Buffer[] {
  const strings: Buffer[] = [];
  for (let at = start; strings.length < count && at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    strings.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return strings;
}

function asString(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
