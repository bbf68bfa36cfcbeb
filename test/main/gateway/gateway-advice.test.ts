import { describe, expect, it } from 'vitest';
import type { GatewayFacts } from '../../../contract/domain/gateway-facts.ts';
import { gatewayAdvice } from '../../../main/gateway/gateway-advice.ts';
import { aLink, gatewayFacts } from '../../helpers/connect-world.ts';

describe('the advice of an inspected gateway', () => {
  const open = (changes: Partial<GatewayFacts>, links = [] as ReturnType<typeof aLink>[]) =>
    gatewayAdvice(gatewayFacts(changes), links, ['198.51.100.9']).filter(({ severity }) => severity !== 'fine');

  it('has nothing against a box that is set up well and has no link', () => {
    expect(open({})).toEqual([]);
  });

  it.each<[string, Partial<GatewayFacts>, string, string[]]>([
    ['a Libreswan', { strongswan: swan('libreswan') }, 'This gateway runs Libreswan', []],
    [
      'no IPsec',
      { strongswan: swan('none') },
      'There is no IPsec software on this gateway',
      ['apt-get install strongswan'],
    ],
    [
      'a login without rights',
      { sudo: 'none' },
      'This login may not become root',
      [
        "echo 'lyon ALL=(root) NOPASSWD: /bin/sh' >> /etc/sudoers.d/linkspan",
        "echo 'Defaults:lyon !requiretty' >> /etc/sudoers.d/linkspan",
        'chmod 440 /etc/sudoers.d/linkspan && visudo -c',
      ],
    ],
    [
      'a service that boot forgets',
      { service: service({ startsAtBoot: false }) },
      'strongSwan does not start at boot',
      ['systemctl enable strongswan'],
    ],
    [
      'a stopped service',
      { service: service({ isRunning: false }) },
      'strongSwan is not running',
      ['systemctl start strongswan'],
    ],
    [
      'a name that is no name',
      { service: service({ name: 'x; reboot', isRunning: false }) },
      'strongSwan is not running',
      ['systemctl start strongswan'],
    ],
    ['what was left over', { leftovers: ['A change was never confirmed'] }, 'A change was never confirmed', []],
    [
      'a clock that is off',
      { clock: { offsetSeconds: -90, isSynchronised: false } },
      "The gateway's clock is 90 seconds behind",
      ['timedatectl set-ntp true'],
    ],
  ])('names %s', (_what, changes, problem, commands) => {
    expect(open(changes)).toEqual([expect.objectContaining({ problem, commands })]);
  });

  it('says for each link over it what that link wants, and what the box wants once', () => {
    const links = [aLink(), aLink({ id: 'linkbbbb', name: 'Depot', vpcCidrs: ['10.9.0.0/16'] })];
    const found = open({ forwarding: false }, links);
    expect(found.map(({ id }) => id)).toEqual(['forwarding', 'linkaaaa-mss', 'linkbbbb-mss']);
    expect(found[2]?.problem).toMatch(/^Depot: /);
    expect(found[2]?.commands.join('\n')).toContain('10.9.0.0/16');
    expect(found[2]?.commands.join('\n')).not.toContain('10.0.0.0/16');
  });
});

function swan(product: GatewayFacts['strongswan']['product']): GatewayFacts['strongswan'] {
  return { ...gatewayFacts().strongswan, product };
}

function service(changes: Partial<GatewayFacts['service']>): GatewayFacts['service'] {
  return { ...gatewayFacts().service, ...changes };
}
