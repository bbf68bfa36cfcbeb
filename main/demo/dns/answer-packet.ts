import * as packet from 'dns-packet';
import type { DnsAnswer, DnsQuestion } from './dns-answer.ts';
import { encodable } from './encodable-record.ts';

export interface PacketParts {
  readonly isUdp: boolean;
  readonly clientAddress: string | undefined;
  answer(question: DnsQuestion): DnsAnswer;
}

const HEADER = 12;
const PLAIN_UDP_SIZE = 512;
/** What is sure to pass without fragments (DNS flag day 2020). */
const EDNS_SIZE = 1232;
const codes = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

/** The reply to one packet, whatever is in it; undefined when there is nobody to reply to. Never throws. */
export function answerPacket(bytes: Buffer, parts: PacketParts): Buffer | undefined {
  if (bytes.length < HEADER || (bytes.readUInt8(2) & 0x80) !== 0) return undefined;
  const isQuery = ((bytes.readUInt8(2) >> 3) & 0xf) === 0;
  if (!isQuery) return bareReply(bytes, 'NOTIMP');
  const query = decoded(bytes);
  const [question, more] = query?.questions ?? [];
  if (query === undefined || question === undefined || more !== undefined) return bareReply(bytes, 'FORMERR');
  if (question.class !== undefined && question.class !== 'IN') return bareReply(bytes, 'REFUSED');
  try {
    const edns = query.additionals?.find((each) => each.type === 'OPT');
    const answer = parts.answer({
      name: question.name,
      type: question.type,
      clientAddress: subnetOf(edns) ?? parts.clientAddress,
    });
    return encode(query, question, answer, parts.isUdp ? udpSize(edns) : 65_535, edns !== undefined);
  } catch {
    return bareReply(bytes, 'SERVFAIL');
  }
}

function encode(
  query: packet.DecodedPacket,
  question: packet.Question,
  answer: DnsAnswer,
  size: number,
  hasEdns: boolean,
): Buffer {
  const build = (records: DnsAnswer['records'], authority: DnsAnswer['authority'], truncated: number): Buffer =>
    packet.encode({
      type: 'response',
      id: query.id ?? 0,
      flags:
        ((query.flags ?? 0) & packet.RECURSION_DESIRED) |
        (answer.isAuthoritative ? packet.AUTHORITATIVE_ANSWER : 0) |
        truncated |
        codes[answer.code],
      questions: [question],
      answers: records.flatMap(encodable),
      authorities: authority.flatMap(encodable),
      ...(hasEdns && { additionals: [edns] }),
    });
  const whole = build(answer.records, answer.authority, 0);
  return whole.length <= size ? whole : build([], [], packet.TRUNCATED_RESPONSE);
}

const edns: packet.OptAnswer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: EDNS_SIZE,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};

function udpSize(asked: packet.Answer | undefined): number {
  if (asked?.type !== 'OPT') return PLAIN_UDP_SIZE;
  return Math.min(EDNS_SIZE, Math.max(PLAIN_UDP_SIZE, asked.udpPayloadSize));
}

/** The client subnet that a resolver names (RFC 7871), if it is IPv4. */
function subnetOf(asked: packet.Answer | undefined): string | undefined {
  if (asked?.type !== 'OPT') return undefined;
  const option = asked.options.find((each) => each.code === 8) as { readonly data?: unknown } | undefined;
  const data = option?.data;
  if (!(data instanceof Uint8Array) || data.length < 5 || data[1] !== 1) return undefined;
  return [4, 5, 6, 7].map((index) => data[index] ?? 0).join('.');
}

/** Header and nothing else, for what cannot be read. */
function bareReply(bytes: Buffer, code: keyof typeof codes): Buffer {
  const reply = Buffer.alloc(HEADER);
  reply.writeUInt16BE(bytes.readUInt16BE(0), 0);
  reply.writeUInt8(0x80 | (bytes.readUInt8(2) & 0x79), 2);
  reply.writeUInt8(codes[code], 3);
  return reply;
}

function decoded(bytes: Buffer): packet.DecodedPacket | undefined {
  try {
    return packet.decode(bytes);
  } catch {
    return undefined;
  }
}
