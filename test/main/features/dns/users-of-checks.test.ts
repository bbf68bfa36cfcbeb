import { expect, it } from 'vitest';
import { createClock } from '../../../../main/clock.ts';
import { type CheckUser, keepUsers } from '../../../../main/features/dns/users-of-checks.ts';

it('keeps nothing that was read before a change, though it came after it', async () => {
  const answers: ((users: ReadonlyMap<string, readonly CheckUser[]>) => void)[] = [];
  const services = { clock: createClock(), aws: { context: () => Promise.reject(new Error('Not asked')) } };
  const users = keepUsers(services, () => new Promise((resolve) => answers.push(resolve)));
  const look = () => users.read({ profile: 'p', region: 'eu-west-1' }, AbortSignal.timeout(1_000));
  const user = { zoneId: 'Z1', name: 'www.example.com', type: 'A' };

  const first = look();
  users.forget();
  answers[0]?.(new Map());
  expect(await first).toEqual(new Map());
  const second = look();
  answers[1]?.(new Map([['check', [user]]]));
  expect(await second).toEqual(new Map([['check', [user]]]));
  expect(await look()).toEqual(new Map([['check', [user]]]));
});
