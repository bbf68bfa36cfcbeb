import { z } from 'zod';
import { cidrProblem, contains, overlaps } from './cidr.ts';

/** What is wrong with this text as a pre-shared key for AWS: 8 to 64 of letters, digits, `.` and `_`, not starting with 0. */
export function preSharedKeyProblem(text: string): string | undefined {
  if (text.length < 8 || text.length > 64) return 'A pre-shared key has 8 to 64 characters';
  if (text.startsWith('0')) return 'AWS refuses a pre-shared key that starts with 0';
  if (!/^[A-Za-z0-9._]+$/.test(text)) return 'AWS takes letters, digits, full stops and underscores only';
  return undefined;
}

export const PreSharedKey = z.string().check((context) => {
  const message = preSharedKeyProblem(context.value);
  if (message) context.issues.push({ code: 'custom', message, input: '' });
});

/** The /30s of 169.254.0.0/16 that AWS keeps for itself (EC2 API model). */
export const reservedInsideCidrs = [
  '169.254.0.0/30',
  '169.254.1.0/30',
  '169.254.2.0/30',
  '169.254.3.0/30',
  '169.254.4.0/30',
  '169.254.5.0/30',
  '169.254.169.252/30',
];

export function insideCidrProblem(text: string): string | undefined {
  const problem = cidrProblem(text);
  if (problem) return problem;
  if (!text.endsWith('/30') || !contains('169.254.0.0/16', text)) {
    return 'A tunnel has a /30 of 169.254.0.0/16 inside, such as 169.254.20.0/30';
  }
  if (reservedInsideCidrs.some((reserved) => overlaps(reserved, text)))
    return `AWS keeps ${text} for itself. Take another /30`;
  return undefined;
}

export const InsideCidr = z.string().check((context) => {
  const message = insideCidrProblem(context.value);
  if (message) context.issues.push({ code: 'custom', message, input: context.value });
});

/** ASNs that AWS refuses for a customer gateway, with where: 7224 everywhere, the others in one region each. */
export const refusedAsns: Readonly<Record<number, string>> = {
  7224: 'everywhere',
  9059: 'eu-west-1',
  10124: 'ap-northeast-1',
  17943: 'ap-southeast-1',
};

export const CustomerGatewayAsn = z
  .int('An ASN is a whole number from 1 to 4294967294')
  .min(1, 'An ASN is a whole number from 1 to 4294967294')
  .max(4_294_967_294, 'An ASN is a whole number from 1 to 4294967294')
  .refine((asn) => asn !== 7224, 'AWS uses ASN 7224 itself. Take another');

/** The Amazon side of a virtual private gateway; it cannot be changed later. */
export const AmazonSideAsn = z
  .int('Use a private ASN: 64512 to 65534, or 4200000000 to 4294967294')
  .refine(
    (asn) => (asn >= 64_512 && asn <= 65_534) || (asn >= 4_200_000_000 && asn <= 4_294_967_294),
    'Use a private ASN: 64512 to 65534, or 4200000000 to 4294967294',
  );

export const TunnelProfile = z.enum(['recommended', 'compatible']);
export type TunnelProfile = z.infer<typeof TunnelProfile>;

/** Who made a thing: we, by a plan, or somebody before us. */
export const ResourceOrigin = z.enum(['created', 'adopted']);
