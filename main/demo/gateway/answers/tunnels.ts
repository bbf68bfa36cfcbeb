import { type Answer, say } from '../demo-box.ts';
import { site } from '../first-files.ts';
import { printStatusAll } from '../print-statusall.ts';
import { printConnections, printSas } from '../print-swanctl.ts';

export const tunnelStatus: Answer = ({ charon, dialect, print }) => {
  if (!charon.isRunning()) return { stdout: dialect === 'ipsec' ? say('statusall', '') : '' };
  return {
    stdout: [
      ...(dialect === 'ipsec' ? [say('statusall', printStatusAll(charon, print()))] : []),
      say('sas', printSas(charon, print())),
      say('conns', printConnections(charon, print())),
    ].join(''),
  };
};

export const tunnelAction: Answer = ({ charon }, [action = '', , name = '']) => {
  if (!charon.connections().some((connection) => connection.name === name)) {
    return { stdout: `${say('output', `no config named '${name}'`)}@code 1\n` };
  }
  if (action !== 'up') charon.down(name);
  if (action === 'down') return { stdout: `${say('output', `IKE_SA [${name}] closed successfully`)}@code 0\n` };
  const { isUp, notify } = charon.up(name);
  const output = isUp
    ? `connection '${name}' established successfully`
    : `received ${notify ?? 'no answer'} notify error\nestablishing connection '${name}' failed`;
  return { stdout: `${say('output', output)}@code ${isUp ? 0 : 1}\n` };
};

export const serviceAction: Answer = ({ charon }, [action = '']) => {
  if (action !== 'start') charon.stop();
  if (action !== 'stop') charon.start();
  return { stdout: `${say('output', '')}@code 0\n` };
};

export const pingFrom: Answer = ({ ping }, [, target = '', count = '1']) => {
  const sent = Math.min(100, Number(count));
  const replies = Array.from({ length: sent }, (_, index) => ({ seq: index + 1, result: ping(target) }));
  const answered = replies.filter(({ result }) => result.answered);
  const lines = answered.map(({ seq }) => `64 bytes from ${target}: icmp_seq=${seq} ttl=62 time=${time(seq)} ms`);
  const loss = sent === 0 ? 100 : Math.round(((sent - answered.length) / sent) * 100);
  const text = [
    `PING ${target} (${target}) from ${site.insideAddress} : 56(84) bytes of data.`,
    ...lines,
    '',
    `--- ${target} ping statistics ---`,
    `${sent} packets transmitted, ${answered.length} received, ${loss}% packet loss, time ${sent * 1000}ms`,
    ...(answered.length > 0 ? ['rtt min/avg/max/mdev = 18.204/19.112/20.351/0.612 ms'] : []),
  ].join('\n');
  return { stdout: say('ping', text) };
};

export const tracerouteFrom: Answer = ({ ping }, [, target = '']) => {
  const hop = ping(target).answered ? ` 1  ${target}  ${time(1)} ms` : [1, 2, 3].map((ttl) => ` ${ttl}  *`).join('\n');
  return { stdout: say('traceroute', `traceroute to ${target} (${target}), 10 hops max, 60 byte packets\n${hop}`) };
};

function time(seq: number): string {
  return (18 + ((seq * 37) % 23) / 10).toFixed(1);
}
