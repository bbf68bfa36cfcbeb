import { ApiError } from '../api-error.ts';
import { printBlock, readBlock, within } from '../world/ipv4.ts';
import type { Call } from './operation.ts';

/** Blocks of four inside 169.254.0.0/16 that the service keeps for itself. */
const RESERVED: ReadonlySet<string> = new Set([
  ...[0, 1, 2, 3, 4, 5].map((third) => `169.254.${third}.0/30`),
  '169.254.169.252/30',
]);
const LINK_LOCAL = { first: 169 * 2 ** 24 + 254 * 2 ** 16, size: 2 ** 16, prefix: 16 };

export function checkedInsideCidr(text: string, taken: readonly string[]): string {
  const block = readBlock(text);
  const cidr = block === undefined ? text : printBlock(block);
  if (block === undefined || cidr !== text || block.prefix !== 30 || !within(block, LINK_LOCAL)) {
    throw new ApiError(
      'InvalidParameterValue',
      `The tunnel inside CIDR ${text.slice(0, 40)} is not a /30 block in 169.254.0.0/16.`,
    );
  }
  if (RESERVED.has(cidr)) throw new ApiError('InvalidParameterValue', `The tunnel inside CIDR ${cidr} is reserved.`);
  if (taken.includes(cidr)) {
    throw new ApiError(
      'InvalidParameterValue',
      `The tunnel inside CIDR ${cidr} is already in use on this virtual private gateway.`,
    );
  }
  return cidr;
}

export function freeInsideCidr(taken: readonly string[], call: Call): string {
  for (;;) {
    const [high = 0, low = 0] = call.randomBytes(2);
    const cidr = printBlock({ first: LINK_LOCAL.first + high * 256 + (low - (low % 4)), size: 4, prefix: 30 });
    if (!RESERVED.has(cidr) && !taken.includes(cidr)) return cidr;
  }
}
