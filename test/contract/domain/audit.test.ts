import { describe, expect, it } from 'vitest';
import { Finding, Reference } from '../../../contract/domain/audit.ts';

const { open } = Finding.shape.remedy.shape;

describe('what a finding may lead to', () => {
  it.each(['#/links/abcdefg2', '#/dns/zones/Z1ABC?tab=records', '#/direct-connect'])('is our own page %s', (href) => {
    expect(open.safeParse({ label: 'Open', href }).success).toBe(true);
  });

  it.each([
    'javascript:alert(1)',
    'https://evil.example/',
    '//evil.example/',
    '/etc/passwd',
    '#',
    '#javascript:alert(1)',
    '#/x" onclick="y',
    '#/<script>',
    '#/x\n',
    '#/x\u202e',
  ])('is not %j', (href) => {
    expect(open.safeParse({ label: 'Open', href }).success).toBe(false);
  });

  it.each(['http://docs.example/', 'javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'docs.example'])(
    'is no reference to %j: https alone',
    (url) => {
      expect(Reference.safeParse({ label: 'x', url }).success).toBe(false);
      expect(Reference.safeParse({ label: 'x', url: 'https://docs.aws.amazon.com/vpn/' }).success).toBe(true);
    },
  );
});
