import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../main/dns/ask.ts';
import { serversAt } from '../../../main/dns/zone-servers.ts';
import { startDnsServer, type DnsServer } from '../../../main/demo/dns/start-dns-server.ts';

describe('the name servers of a zone', () => {
  it('are asked at public addresses alone, two of them at most, on the port of DNS', () => {
    const named = [
      '127.0.0.1',
      '10.0.0.53',
      '169.254.169.254',
      '192.168.1.1',
      '100.64.0.1',
      '224.0.0.251',
      'localhost',
    ];
    expect(serversAt(named)).toEqual([]);
    expect(serversAt([...named, '205.251.192.1', '205.251.194.2', '205.251.196.3'])).toEqual([
      { host: '205.251.192.1', port: 53 },
      { host: '205.251.194.2', port: 53 },
    ]);
  });
});

describe('what a name server says', () => {
  const said = `"a\\033[2J\\"b" "${'x'.repeat(255)}"`;
  let server: DnsServer;
  beforeAll(async () => {
    server = await startDnsServer({
      answer: ({ name, type }) => ({
        code: 'NOERROR',
        isAuthoritative: true,
        authority: [],
        records: [said, ...Array.from({ length: 500 }, () => '"more"')].map((value) => ({
          name: `${name}.`,
          type,
          ttl: 1,
          value,
        })),
      }),
    });
  });
  afterAll(() => server.stop());

  it('is bounded and steers nothing', async () => {
    const servers = [{ host: server.host, port: server.port }];
    const { values } = await ask({ name: 'x.example', type: 'TXT' }, servers, AbortSignal.timeout(10_000));
    expect(values[0]).toBe(`"a\ufffd[2J\\"b" "${'x'.repeat(255)}"`);
    expect(values).toHaveLength(400);
  });

  it('is not waited for without end, and names who did not answer', async () => {
    const nobody = [{ host: '127.0.0.1', port: 9 }];
    await expect(ask({ name: 'x.example', type: 'A' }, nobody, AbortSignal.timeout(20_000))).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('No answer for x.example from 127.0.0.1') as string,
    });
    await expect(ask({ name: 'x.example', type: 'A' }, nobody, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
