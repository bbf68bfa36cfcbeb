import { describe, expect, it } from 'vitest';
import { deviceConfiguration, maskedXml } from '../../../../main/features/site-to-site/device-configuration.ts';
import { Secret } from '../../../../main/secret.ts';
import { maskedKey } from '../../../../main/strongswan/pre-shared-key.ts';
import { aLink } from '../../../helpers/connect-world.ts';

const device = aLink({
  dialect: null,
  site: { ...aLink().site, gatewayId: null, localAddress: null },
  tunnels: aLink().tunnels.map((tunnel) => ({ ...tunnel, childName: null, mark: null })),
});
const keys = new Map([
  ['198.51.100.1', new Secret('first_key_for_the_device')],
  ['198.51.100.2', new Secret('second_key_for_the_device')],
]);

describe.each(['ipsec', 'swanctl'] as const)('the configuration of a device (%s)', (format) => {
  it('has both tunnels, both keys and the name of each file', () => {
    const text = deviceConfiguration(device, format, keys);
    for (const word of [
      '198.51.100.1',
      '198.51.100.2',
      'first_key_for_the_device',
      'second_key_for_the_device',
      '# ---- /etc/',
    ]) {
      expect(text).toContain(word);
    }
  });

  it('shows no key on screen', () => {
    const text = deviceConfiguration(device, format, maskedKey);
    expect(text).toContain(maskedKey);
    expect(text).not.toContain('key_for_the_device');
  });
});

describe("AWS's own configuration", () => {
  it('is shown with its keys hidden, whatever their blanks and order', () => {
    const xml = new Secret(
      '<a><pre_shared_key> one_key_of_aws\n</pre_shared_key><pre_shared_key>two_key_of_aws</pre_shared_key></a>',
    );
    expect(maskedXml(xml)).toBe(
      `<a><pre_shared_key>${maskedKey}</pre_shared_key><pre_shared_key>${maskedKey}</pre_shared_key></a>`,
    );
  });
});
