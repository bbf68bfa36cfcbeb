import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../main/secret.ts';
import { GatewayLinkConfig } from '../../../main/strongswan/link-config.ts';
import { parseIpsecConf } from '../../../main/strongswan/parse-ipsec-conf.ts';
import { parseSwanctlConf } from '../../../main/strongswan/parse-swanctl-conf.ts';
import { maskedKey } from '../../../main/strongswan/pre-shared-key.ts';
import { harmfulDefaults, renderIpsecConf, renderIpsecSecrets } from '../../../main/strongswan/render-ipsec.ts';
import { renderSwanctlConf, renderSwanctlSecrets } from '../../../main/strongswan/render-swanctl.ts';
import { renderUpdown } from '../../../main/strongswan/render-updown.ts';
import { ipsecConnWords, swanctlWords } from './known-words.ts';

const config: GatewayLinkConfig = {
  linkId: 'abcdefgh',
  linkName: 'Lyon to production',
  profile: 'recommended',
  localAddress: '10.0.0.5',
  localId: '198.51.100.7',
  siteSubnets: ['192.168.10.0/24', '192.168.20.0/24'],
  vpcCidrs: ['10.20.0.0/16'],
  tunnels: [
    { number: 1, outsideAddress: '203.0.113.10', mark: 11_301 },
    { number: 2, outsideAddress: '203.0.113.11', mark: 11_302 },
  ],
};
const compatible: GatewayLinkConfig = { ...config, profile: 'compatible', siteSubnets: ['192.168.10.0/24'] };
const keys = new Map([
  ['203.0.113.10', new Secret('keyOne.AAAAAAAA')],
  ['203.0.113.11', new Secret('key_Two.BBBBBBB')],
]);
const updown = '/etc/ipsec.d/linkspan-abcdefgh.updown';

describe('ipsec.conf', () => {
  const text = renderIpsecConf(config, 'plan-1', updown);
  const words = [...text.matchAll(/^\t([a-z_]+)=/gm)].map(([, word]) => word);

  it('says only words that strongSwan 5.1.0 knows', () => {
    expect(words.filter((word) => !ipsecConnWords.has(word ?? ''))).toEqual([]);
    expect(text).not.toMatch(/^(config|ca) |%default/m);
  });

  it('leaves nothing for conn %default to decide, but what it says it cannot take back', () => {
    const open = [...ipsecConnWords].filter((word) => !words.includes(word) && !harmlessWhenInherited.has(word));
    // Later versions brought words of their own that do harm.
    const newer = ['ah', 'sha256_96'];
    expect([...open, ...newer].toSorted()).toEqual([...harmfulDefaults].toSorted());
  });

  it('sets the lifetimes, the marks and the identity of each tunnel', () => {
    expect(text).toContain('\tikelifetime=26100s\n\tlifetime=3600s\n\tmargintime=900s\n\trekeyfuzz=0%\n');
    expect(text).toContain('\tleft=10.0.0.5\n\tleftid=198.51.100.7\n\tleftsubnet=192.168.10.0/24,192.168.20.0/24\n');
    expect(text.match(/mark_in=\d+/g)).toEqual(['mark_in=11301', 'mark_in=11302']);
    expect(text).toContain('\tike=aes256gcm16-prfsha384-ecp384,aes256-sha384-ecp384!\n\tesp=aes256gcm16-ecp384!\n');
  });

  it('allows IKEv1 with the compatible profile only where one selector stands on each side', () => {
    expect(renderIpsecConf(compatible, 'plan-1', updown)).toContain('\tkeyexchange=ike\n');
    expect(renderIpsecConf({ ...compatible, siteSubnets: config.siteSubnets }, 'plan-1', updown)).toContain(
      '\tkeyexchange=ikev2\n',
    );
    expect(text).toContain('\tkeyexchange=ikev2\n');
  });

  it('is read back as it was meant', () => {
    const { connections, defaults } = parseIpsecConf([{ path: '/x', text, includes: [] }]);
    expect(defaults.size).toBe(0);
    expect(
      connections.map(({ name, remoteAddresses, children }) => [name, remoteAddresses, children[0]?.marks]),
    ).toEqual([
      ['linkspan-abcdefgh-1', ['203.0.113.10'], [11_301]],
      ['linkspan-abcdefgh-2', ['203.0.113.11'], [11_302]],
    ]);
  });

  it('lets no name of a link become a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (linkName) => {
        const named = renderIpsecConf({ ...config, linkName }, linkName, updown);
        expect(named.split('\n')).toHaveLength(text.split('\n').length);
        expect(named).toMatch(/^[\n\t -~]*$/);
      }),
    );
  });
});

describe('swanctl.conf', () => {
  const text = renderSwanctlConf(config, 'plan-1', { updownPath: null });

  it('says only words that strongSwan 5.7.0 knows', () => {
    const script = renderSwanctlConf(config, 'plan-1', { updownPath: updown });
    const words = [...`${text}${script}${renderSwanctlSecrets(config, keys)}`.matchAll(/^\s*([a-z_-]+) = /gm)].map(
      ([, word]) => word,
    );
    expect(words.filter((word) => !swanctlWords.has(word ?? ''))).toEqual([]);
  });

  it('marks what each tunnel decrypts, in the kernel or by script', () => {
    expect(text.match(/set_mark_in = \d+/g)).toEqual(['set_mark_in = 11301', 'set_mark_in = 11302']);
    const script = renderSwanctlConf(config, 'plan-1', { updownPath: updown });
    expect(script).not.toContain('set_mark_in');
    expect(script).toContain(`updown = "/bin/sh ${updown}"`);
    expect(script.match(/ mark_in = \d+/g)).toHaveLength(2);
  });

  it('is read back as it was meant', () => {
    const connections = parseSwanctlConf([{ path: '/x', text, includes: [] }]);
    expect(
      connections.map(({ name, remoteAddresses, children }) => [name, remoteAddresses, children[0]?.remoteSubnets]),
    ).toEqual([
      ['linkspan-abcdefgh-1', ['203.0.113.10'], ['10.20.0.0/16']],
      ['linkspan-abcdefgh-2', ['203.0.113.11'], ['10.20.0.0/16']],
    ]);
  });
});

describe('the secrets', () => {
  it('stand between quotes and belong to both ends', () => {
    expect(renderIpsecSecrets(config, keys)).toContain('198.51.100.7 203.0.113.10 : PSK "keyOne.AAAAAAAA"\n');
    expect(renderSwanctlSecrets(config, keys)).toContain(
      '  ike-linkspan-abcdefgh-2 {\n    id-local = 198.51.100.7\n    id-remote = 203.0.113.11\n    secret = "key_Two.BBBBBBB"\n  }\n',
    );
  });

  it('are masked in a preview', () => {
    const preview = renderIpsecSecrets(config, maskedKey) + renderSwanctlSecrets(config, maskedKey);
    expect(preview.split(maskedKey)).toHaveLength(5);
    expect(preview).not.toContain('keyOne');
  });

  it('are refused when strongSwan could read another key than AWS has', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 70 }),
          fc.constantFrom('0xdeadbeefdeadbeef', '0sAAAAAAAAAAAA', 'with"quote1', 'line\nbreak1'),
        ),
        (key) => {
          fc.pre(!/^[A-Za-z1-9._][A-Za-z0-9._]{7,63}$/.test(key));
          const bad = new Map([...keys, ['203.0.113.10', new Secret(key)]]);
          expect(() => renderIpsecSecrets(config, bad)).toThrow(/not one that AWS allows/);
          expect(() => renderSwanctlSecrets(config, bad)).toThrow(/not one that AWS allows/);
        },
      ),
    );
  });

  it('are asked for when one is missing', () => {
    expect(() => renderIpsecSecrets(config, new Map())).toThrow(/is not known/);
  });
});

describe('a link', () => {
  it.each([
    { linkId: 'abc' },
    { localAddress: '10.0.0.5; rm' },
    { siteSubnets: ['0.0.0.0/0'] },
    { vpcCidrs: ['10.20.0.1/16'] },
    { vpcCidrs: [] },
    { tunnels: [{ number: 1, outsideAddress: '203.0.113.10', mark: 0 }] },
  ])('is refused when its configuration could not be written as it stands: %j', (change) => {
    expect(GatewayLinkConfig.safeParse({ ...config, ...change }).success).toBe(false);
    expect(GatewayLinkConfig.safeParse(config).success).toBe(true);
  });

  it('has a script that knows its own tunnels alone', () => {
    const script = renderUpdown(config);
    expect(script).toContain('  linkspan-abcdefgh-1) peer=203.0.113.10 mark=11301 table=linkspan_abcdefgh_1 ;;\n');
    expect(script).toContain('  *) exit 0 ;;\n');
  });
});

/** With a pre-shared key, one round of authentication and a policy-based tunnel these say nothing, or are only named for what we never use. */
const harmlessWhenInherited = new Set(
  'aaa_identity auto eap eap_identity ikedscp keylife lifebytes marginbytes marginpackets me_peerid mediation rekeymargin tfc xauth_identity leftgroups leftrsasigkey rightrsasigkey rightsendcert rightupdown rightdns leftnexthop rightnexthop pfs pfsgroup leftcertpolicy leftca2 leftgroups2 rightca2 rightgroups2 modeconfig'.split(
    ' ',
  ),
);
