import { expect, it } from 'vitest';
import { allPages } from '../../../main/aws/pages.ts';

const numbered = (last: number) => (token: string | undefined) => {
  const page = Number(token ?? 1);
  return Promise.resolve({ items: [page], ...(page < last && { NextToken: String(page + 1) }) });
};

it('reads every page of a long list', async () => {
  expect(await allPages(numbered(100), ({ items }) => items)).toHaveLength(100);
});

it('never takes a part of a list for all of it', async () => {
  await expect(allPages(numbered(101), ({ items }) => items)).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('more to come'),
  });
});
