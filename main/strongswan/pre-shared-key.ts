import { preSharedKeyProblem } from '../../contract/domain/vpn.ts';
import { AppError } from '../../contract/errors.ts';
import type { Secret } from '../secret.ts';
import type { LinkTunnelConfig, TunnelKeys } from './link-config.ts';

/** What stands for a key wherever a person sees a file. */
export const maskedKey = '••••';

/**
 * The key of a tunnel, fit to stand between double quotes in both dialects. AWS's own rule (8 to 64 letters, digits, dots and
 * underscores, no leading zero) leaves nothing that a quote, an escape or strongSwan's 0x and 0s prefixes could turn into another key.
 */
export function keyFor(tunnel: LinkTunnelConfig, keys: TunnelKeys): string {
  const key: Secret | undefined = keys.get(tunnel.outsideAddress);
  if (!key) {
    throw new AppError({
      code: 'answer-needed',
      subject: tunnel.outsideAddress,
      message: `The pre-shared key of the tunnel to ${tunnel.outsideAddress} is not known. Read it from AWS or enter it again.`,
    });
  }
  const text = key.reveal();
  if (preSharedKeyProblem(text) !== undefined) {
    throw new AppError({
      code: 'invalid-input',
      subject: tunnel.outsideAddress,
      message: `The pre-shared key of the tunnel to ${tunnel.outsideAddress} is not one that AWS allows: 8 to 64 letters, digits, dots and underscores, not beginning with 0.`,
    });
  }
  return text;
}
