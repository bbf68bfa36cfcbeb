import * as packet from 'dns-packet';
import * as fc from 'fast-check';
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startDemoAws, type DemoAws } from '../../../../main/demo/aws/start-demo-aws.ts';
import type { RecordSet } from '../../../../main/demo/aws/world/dns.ts';
import { answerPacket } from '../../../../main/demo/dns/answer-packet.ts';
import { startDnsServer, type DnsServer } from '../../../../main/demo/dns/start-dns-server.ts';

let demo: DemoAws;
let server: DnsServer;
let seed: ReturnType<DemoAws['snapshot']>;
const resolver = new Resolver({ timeout: 2_000, tries: 1 });
beforeAll(async () => {
  demo = await startDemoAws();
  seed = demo.snapshot();
  server = await startDnsServer({ answer: (question) => demo.askDns(question) });
  resolver.setServers([`${server.host}:${server.port}`]);
});
afterEach(() => demo.restore(seed));
afterAll(async () => {
  await server.stop();
  await demo.stop();
});

const check = '6f1de5a1-0c5e-4a5e-9d0e-0b1de5a10001';
/** Puts records into the public zone as if they had been there for long. */
const have = (...sets: (Partial<RecordSet> & { Name: string })[]): void => {
  const world = demo.snapshot();
  const usual = { Type: 'A' as const, TTL: 30, ResourceRecords: [{ Value: '203.0.113.9' }] };
  for (const zone of world.dns.zones.filter((each) => !each.isPrivate)) {
    zone.recordSets.push(...sets.map((each) => ({ ...(each.AliasTarget ? { Type: 'A' as const } : usual), ...each })));
  }
  demo.restore(world);
};
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'ok',
    (error: unknown) => (error as { code?: string }).code,
  );
type Reply = packet.DecodedPacket & { readonly rcode?: string };
const ask = (name: string, type: string, more: packet.Packet = {}): Reply => {
  const questions = [{ name, type: type as packet.RecordType }];
  const query = packet.encode({ id: 7, type: 'query', questions, ...more });
  const reply = answerPacket(query, { isUdp: true, clientAddress: '127.0.0.1', answer: (each) => demo.askDns(each) });
  return packet.decode(reply ?? Buffer.alloc(12));
};

describe("the demo's name server", () => {
  it('answers every kind of record that the zones have, with its TTL', async () => {
    expect(await resolver.resolve4('www.nordhafen.example', { ttl: true })).toEqual([
      { address: '203.0.113.180', ttl: 300 },
    ]);
    expect(await resolver.resolve4('intranet.corp.nordhafen.example')).toEqual(['10.20.0.10', '10.20.1.10']);
    expect(await resolver.resolveMx('nordhafen.example')).toEqual([
      { priority: 10, exchange: 'mail.nordhafen.example' },
    ]);
    expect(await resolver.resolveTxt('nordhafen.example')).toEqual([['v=spf1 mx -all']]);
    expect(await resolver.resolveCaa('nordhafen.example')).toEqual([{ critical: 0, issue: 'amazon.com' }]);
    expect(await resolver.resolveNs('nordhafen.example')).toHaveLength(4);
    expect(await resolver.resolveSoa('nordhafen.example')).toMatchObject({ serial: 1, minttl: 86_400 });
    have({ Name: '_sip._tcp.nordhafen.example.', Type: 'SRV', ResourceRecords: [{ Value: '1 2 5060 sip.example.' }] });
    expect(await resolver.resolveSrv('_sip._tcp.nordhafen.example')).toEqual([
      { name: 'sip.example', port: 5060, priority: 1, weight: 2 },
    ]);
  });

  it('follows a CNAME inside its zones, and an alias to addresses that stay the same', async () => {
    expect(ask('API.nordhafen.example', 'A').answers?.map((each) => [each.type, 'data' in each && each.data])).toEqual([
      ['CNAME', 'gateway.nordhafen.example'],
      ['A', '203.0.113.182'],
      ['A', '203.0.113.183'],
    ]);
    const once = await resolver.resolve4('status.nordhafen.example');
    expect(once).toEqual(await resolver.resolve4('status.nordhafen.example'));
    expect(once.join(' ')).toMatch(/^198\.1[89]\.\d+\.\d+ 198\.1[89]\.\d+\.\d+$/);
    have({
      Name: 'shop.nordhafen.example.',
      AliasTarget: {
        HostedZoneId: 'Z0NORDHAFENPUBLIC001',
        DNSName: 'www.nordhafen.example.',
        EvaluateTargetHealth: true,
      },
    });
    expect(await resolver.resolve4('shop.nordhafen.example')).toEqual(['203.0.113.180']);
  });

  it('says NXDOMAIN, no data with the SOA, refusal and referral apart', async () => {
    have(
      { Name: 'a.b.nordhafen.example.' },
      { Name: 'lab.nordhafen.example.', Type: 'NS', ResourceRecords: [{ Value: 'ns.lab.example.' }] },
    );
    expect(await codeOf(resolver.resolve4('nothing.nordhafen.example'))).toBe('ENOTFOUND');
    expect(await codeOf(resolver.resolve6('www.nordhafen.example'))).toBe('ENODATA');
    expect(await codeOf(resolver.resolve4('b.nordhafen.example'))).toBe('ENODATA');
    expect(await codeOf(resolver.resolve4('www.example.org'))).toBe('EREFUSED');
    const negative = ask('nothing.nordhafen.example', 'A');
    expect([negative.rcode, negative.authorities?.[0]?.type, negative.flag_aa]).toEqual(['NXDOMAIN', 'SOA', true]);
    const referral = ask('host.lab.nordhafen.example', 'A');
    expect([referral.rcode, referral.answers, referral.authorities?.[0]?.type, referral.flag_aa]).toEqual([
      'NOERROR',
      [],
      'NS',
      false,
    ]);
  });

  it('lets a wildcard answer for what is not there, and for nothing else', async () => {
    have(
      { Name: '\\052.wild.nordhafen.example.', ResourceRecords: [{ Value: '203.0.113.77' }] },
      { Name: 'known.wild.nordhafen.example.', Type: 'TXT', ResourceRecords: [{ Value: '"here"' }] },
    );
    expect(await resolver.resolve4('x.y.wild.nordhafen.example')).toEqual(['203.0.113.77']);
    expect(await codeOf(resolver.resolve4('known.wild.nordhafen.example'))).toBe('ENODATA');
    expect(await codeOf(resolver.resolve4('below.known.wild.nordhafen.example'))).toBe('ENOTFOUND');
  });

  it('switches a failover pair with the health of its primary', async () => {
    have(
      { Name: 'pair.nordhafen.example.', SetIdentifier: 'a', Failover: 'PRIMARY', HealthCheckId: check },
      {
        Name: 'pair.nordhafen.example.',
        SetIdentifier: 'b',
        Failover: 'SECONDARY',
        ResourceRecords: [{ Value: '203.0.113.10' }],
      },
    );
    expect(await resolver.resolve4('pair.nordhafen.example')).toEqual(['203.0.113.9']);
    const world = demo.snapshot();
    for (const each of world.dns.healthChecks) each.config = { ...each.config, Inverted: true };
    demo.restore(world);
    expect(await resolver.resolve4('pair.nordhafen.example')).toEqual(['203.0.113.10']);
  });

  it('tells the client by the subnet that a resolver names', () => {
    have(
      { Name: 'geo.nordhafen.example.', SetIdentifier: 'us', GeoLocation: { CountryCode: 'US' } },
      {
        Name: 'geo.nordhafen.example.',
        SetIdentifier: 'else',
        GeoLocation: { CountryCode: '*' },
        ResourceRecords: [{ Value: '203.0.113.10' }],
      },
    );
    const subnet = { code: 8, data: Buffer.from([0, 1, 24, 0, 192, 0, 2]) } as unknown as packet.PacketOpt;
    const opt = { type: 'OPT', name: '.', udpPayloadSize: 4096, options: [subnet] } as unknown as packet.Answer;
    const seen = [ask('geo.nordhafen.example', 'A'), ask('geo.nordhafen.example', 'A', { additionals: [opt] })];
    expect(seen.map(({ answers: [first] = [] }) => first && 'data' in first && first.data)).toEqual([
      '203.0.113.10',
      '203.0.113.9',
    ]);
  });

  it('cuts what does not fit into a datagram, and gives all of it over TCP or with EDNS', async () => {
    const many = Array.from({ length: 20 }, (_, n) => ({ Value: `203.0.113.${n}` }));
    have({ Name: 'many.nordhafen.example.', ResourceRecords: many });
    expect(ask('many.nordhafen.example', 'A')).toMatchObject({ flag_tc: true, answers: [] });
    expect(await resolver.resolve4('many.nordhafen.example')).toHaveLength(20);
    const opt = { type: 'OPT', name: '.', udpPayloadSize: 4096, options: [] } as unknown as packet.Answer;
    const edns = ask('many.nordhafen.example', 'A', { additionals: [opt] });
    expect([edns.flag_tc, edns.answers?.length, edns.additionals?.[0]?.type]).toEqual([false, 20, 'OPT']);
    const query = packet.streamEncode({ id: 9, questions: [{ name: 'many.nordhafen.example', type: 'A' }] });
    const replies = await overTcp(Buffer.concat([query, query]), 2);
    expect(replies.map((each) => each.answers?.length)).toEqual([20, 20]);
  });

  it('refuses transfers, other kinds of query and several questions at once', () => {
    expect(ask('nordhafen.example', 'AXFR').rcode).toBe('REFUSED');
    expect(ask('nordhafen.example', 'ANY').rcode).toBe('NOTIMP');
    const question = { name: 'www.nordhafen.example', type: 'A' as const };
    expect(ask('x', 'A', { questions: [question, question] }).rcode).toBe('FORMERR');
    expect(ask('x', 'A', { questions: [] }).rcode).toBe('FORMERR');
    expect(ask('x', 'A', { questions: [{ ...question, class: 'CH' }] }).rcode).toBe('REFUSED');
    expect(ask('x', 'A', { flags: 4 << 11 }).rcode).toBe('NOTIMP');
    expect(ask(`${'x'.repeat(60)}.${'y'.repeat(60)}.${'\u00e4'.repeat(20)}`, 'A').rcode).toBe('REFUSED');
  });

  it('says nothing to replies and to what is too short, and something or nothing to everything else', async () => {
    const answer = (bytes: Buffer) =>
      answerPacket(bytes, { isUdp: true, clientAddress: undefined, answer: (each) => demo.askDns(each) });
    const reply = packet.encode({ type: 'response', id: 1, questions: [{ name: 'x', type: 'A' }] });
    expect([answer(reply), answer(Buffer.alloc(11))]).toEqual([undefined, undefined]);
    const query = packet.encode({ id: 3, questions: [{ name: 'www.nordhafen.example', type: 'A' }] });
    const header = Buffer.from([0, 3, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1]);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 600 }),
          fc.uint8Array({ maxLength: 80 }).map((tail) => Buffer.concat([header, tail])),
          fc.tuple(fc.nat(query.length - 1), fc.nat(255)).map(([at, byte]) => withByte(query, at, byte)),
        ),
        (bytes) => {
          const said = answer(Buffer.from(bytes));
          if (said !== undefined) expect(said.length).toBeLessThanOrEqual(1232);
        },
      ),
      { numRuns: 3_000 },
    );
    await send(Buffer.from([1, 2, 3]));
    await overTcp(Buffer.from([0, 3, 1, 2, 3]), 0);
    expect(await resolver.resolve4('mail.nordhafen.example')).toEqual(['203.0.113.181']);
  });
});

function withByte(bytes: Buffer, at: number, byte: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = byte;
  return copy;
}

function send(bytes: Buffer): Promise<void> {
  const socket = createSocket('udp4');
  return new Promise((resolve) => socket.send(bytes, server.port, server.host, () => socket.close(() => resolve())));
}

/** Sends bytes and gathers so many replies, or none when the server hangs up. */
function overTcp(bytes: Buffer, count: number): Promise<packet.DecodedPacket[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, server.host, () => socket.write(bytes));
    let said = Buffer.alloc(0);
    const replies: packet.DecodedPacket[] = [];
    socket.on('error', reject);
    socket.on('close', () => resolve(replies));
    socket.on('data', (chunk: Buffer) => {
      said = Buffer.concat([said, chunk]);
      while (said.length >= 2 && said.length >= 2 + said.readUInt16BE(0)) {
        const end = 2 + said.readUInt16BE(0);
        replies.push(packet.decode(said.subarray(2, end)));
        said = said.subarray(end);
      }
      if (replies.length === count) socket.end();
    });
  });
}
