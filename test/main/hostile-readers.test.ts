import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../contract/errors.ts';
import { parseCustomerGatewayConfiguration } from '../../main/aws/device-configuration.ts';
import { parseIni } from '../../main/aws/ini-file.ts';
import { parseFirewall } from '../../main/gateway/parse-firewall.ts';
import { parseNetwork } from '../../main/gateway/parse-network.ts';
import { parsePing, parseTraceroute } from '../../main/gateway/parse-ping.ts';
import { createGatewayConnections } from '../../main/ssh/connections.ts';
import { parseFrame } from '../../main/ssh/frame.ts';
import { readSections } from '../../main/ssh/operations/read-answer.ts';
import { systemWorld } from '../../main/ssh/config/world.ts';
import { targetByHand } from '../../main/ssh/target.ts';
import { harmlessText } from '../../main/strongswan/harmless-text.ts';
import { maskIpsecSecrets, maskSwanctlSecrets } from '../../main/strongswan/mask-secrets.ts';
import { parseIpsecConf } from '../../main/strongswan/parse-ipsec-conf.ts';
import { readSettings } from '../../main/strongswan/parse-settings.ts';
import { parseStatusAll } from '../../main/strongswan/parse-statusall.ts';
import { parseSwanctlConf } from '../../main/strongswan/parse-swanctl-conf.ts';
import { parseLoadedConnections, parseSwanctlSas } from '../../main/strongswan/parse-swanctl-raw.ts';
import { hostileBytes, hostileTexts } from '../fixtures/hostile-texts.ts';
import { startSshServer, type TestSshServer } from '../helpers/ssh-server.ts';

const lines = (text: string) => text.split('\n');
const file = (text: string) => [{ path: '/etc/x', text, includes: [] }];

/** Every reader of text from a gateway, a file or AWS, each with a sound frame round the hostile text where it needs one. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'ipsec statusall': (text) =>
    parseStatusAll(
      `Connections:\n${text}:  1.2.3.4...5.6.7.8  IKEv2\n${text}[1]: ESTABLISHED 3 ${text} ago, a[${text}]...b[c]`,
    ),
  'swanctl --list-conns': (text) =>
    parseLoadedConnections(`list-conn event {${text} {version=IKEv2 local_addrs=[${text}]}}`),
  'swanctl --list-sas': (text) =>
    parseSwanctlSas(`list-sa event {x {uniqueid=${text} state=${text} child-sas {${text}}}}`),
  'ipsec.conf': (text) => parseIpsecConf(file(`conn ${text}\n\tleft=${text}\n${text}\n`)),
  'ipsec.secrets': (text) => maskIpsecSecrets(`${text} : PSK "${text}"\n${text}`),
  'swanctl.conf': (text) => parseSwanctlConf(file(`connections {\n ${text} {\n local_addrs = ${text}\n }\n}\n`)),
  'strongSwan settings': (text) => readSettings(`a = ${text}\n${text}`).values.size,
  'swanctl secrets': (text) => maskSwanctlSecrets(`secrets { ike { secret = "${text}" } }`),
  ping: (text) => parsePing(`PING ${text}\n${text} packets transmitted, ${text} received`),
  traceroute: (text) => parseTraceroute(` 1  ${text}\n 2 ${text}`),
  'ip address and route': (text) =>
    parseNetwork({
      addresses: lines(text),
      links: lines(text),
      routes: lines(text),
      defaultRoute: lines(text),
      reversePath: lines(text),
    }),
  firewall: (text) =>
    parseFirewall({
      ufw: lines(text),
      firewalld: lines(text),
      nft: ['table inet filter {', ...lines(text), '}'],
      iptables: lines(text).map((line) => `-A FORWARD ${line}`),
      isReadable: true,
    }),
  'answer of a script': (text) => readSections(`@${text}\n ${text}\n@name ${text}`).length,
  'frame of a shell': (text) => parseFrame(text),
  CustomerGatewayConfiguration: (text) =>
    parseCustomerGatewayConfiguration(`<vpn_connection id="x"><ipsec_tunnel>${text}</ipsec_tunnel></vpn_connection>`),
  'AWS configuration file': (text) => parseIni(`[profile ${text}]\nregion = ${text}\n${text}`, '~/.aws/config').size,
  'text to show': (text) => harmlessText(text),
};

const texts = [
  ...hostileTexts,
  ...hostileBytes.map(({ name, bytes }) => ({ name, text: new TextDecoder().decode(bytes) })),
  { name: 'open braces', text: '{'.repeat(50_000) },
  { name: 'open quotes and escapes', text: '"\\'.repeat(30_000) },
  { name: 'many blanks', text: `${' '.repeat(100_000)}x` },
];

describe.each(Object.entries(readers))('the reader of %s', (_name, read) => {
  it('reads every hostile text in little time, or refuses it in words', () => {
    for (const { name, text } of texts) {
      const began = performance.now();
      const result = attempt(() => read(text));
      expect([name, result]).toEqual([name, 'read or refused']);
      // Linear in the text, whatever is in it: a reader that backtracks takes minutes.
      expect([name, performance.now() - began < 2_000]).toEqual([name, true]);
    }
  });
});

function attempt(work: () => unknown): string {
  try {
    work();
    return 'read or refused';
  } catch (error) {
    return error instanceof AppError ? 'read or refused' : String(error);
  }
}

describe('what a server asks while somebody logs in', () => {
  let server: TestSshServer | undefined;
  afterEach(() => server?.close());

  it('is bounded and steers nothing', async () => {
    const prompts = hostileTexts.slice(0, 15).map(({ text }) => ({ prompt: text, answer: 'no' }));
    server = await startSshServer({ interactive: prompts });
    const asked: string[] = [];
    const connections = createGatewayConnections({
      prompts: {
        hostKey: () => Promise.resolve(true),
        passphrase: () => Promise.resolve(undefined),
        password: () => Promise.resolve(undefined),
        proxyCommand: () => Promise.resolve(false),
        keyboardInteractive(question) {
          asked.push(question.title, question.instructions, ...question.prompts.map(({ text }) => text));
          return Promise.resolve(undefined);
        },
      },
    });
    const world = { ...systemWorld({}), accountHome: '/nowhere', env: {} };
    const target = targetByHand('x', { host: '127.0.0.1', port: server.port, user: 'me' }, [], world);
    const away = { ...target, gateway: { ...target.gateway, knownHostsFiles: [], identityFiles: [] } };
    await expect(connections.session(away, AbortSignal.timeout(10_000))).rejects.toBeInstanceOf(AppError);
    connections.close();
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.filter((text) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text) || text.length > 2_000)).toEqual([]);
  });
});
