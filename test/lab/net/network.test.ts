import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { addresses } from '../parts/addresses.ts';
import { execute } from '../parts/exec.ts';
import { type Lab, startLab } from '../parts/lab.ts';
import { ping } from '../parts/pings.ts';

describe.each(['ipsec', 'swanctl'] as const)('the network, gateway with %s', (dialect) => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab({ dialect });
  });
  afterAll(() => lab?.stop());

  test('the foreign tunnel carries traffic', async () => {
    expect(await ping(lab.siteHost, addresses.partner.inside)).toEqual({ sent: 3, received: 3 });
  });

  test('the admin reaches the bastion, and the gateway only through it', async () => {
    const direct = await execute(['ping', '-c1', '-W1', addresses.gateway.outside]);
    expect(direct.code).not.toBe(0);
    const login = await execute(['ssh', '-F', lab.ssh.configFile, 'gateway', 'sudo -n true && hostname']);
    expect(login).toMatchObject({ code: 0, stdout: 'gateway\n' });
  });

  test('the gateway looks like one that boots with its flavour', async () => {
    const enabled = async (unit: string) => (await lab.gateway.sh(`systemctl is-enabled ${unit}`)).stdout.trim();
    expect(await enabled('strongswan-starter')).toBe(dialect === 'ipsec' ? 'enabled' : '');
    expect(await enabled('strongswan')).toBe(dialect === 'ipsec' ? '' : 'enabled');
  });
});
