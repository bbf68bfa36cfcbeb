import type { GatewayLinkConfig } from '../strongswan/link-config.ts';
import { withoutHeader } from '../strongswan/link-config.ts';
import { maskedKey } from '../strongswan/pre-shared-key.ts';
import type { DeployWorld } from './deploy-world.ts';
import { isReached, ownLayout, type OwnLayout, sha256 } from './own-files.ts';

/** Of a link's own files as they should be, keys left out. */
export function deployedFingerprint(layout: OwnLayout): string {
  const files = layout.files.map(({ path, mode, holdsKeys, render }) => [
    path,
    mode,
    holdsKeys ? null : withoutHeader(render(maskedKey)),
  ]);
  return sha256(JSON.stringify(files));
}

/** The same of what is on the gateway now; undefined when the link is not there, or no include reaches it. */
export function presentFingerprint(config: GatewayLinkConfig, world: DeployWorld): string | undefined {
  const { dialect } = world.service;
  if (dialect === null) return undefined;
  const layout = ownLayout(config, world, dialect, '');
  if (layout.includes.length > 0) return undefined;
  const files = layout.files.map(({ path, holdsKeys }) => {
    const file = world.ownFiles.find((own) => own.path === path);
    return file && [path, file.mode, holdsKeys ? null : withoutHeader(file.text ?? '')];
  });
  if (files.includes(undefined)) return undefined;
  const connection = layout.files.at(-1)?.path ?? '';
  const kind = dialect === 'swanctl' ? 'swanctl' : 'conf';
  return isReached(world, kind, connection) ? sha256(JSON.stringify(files)) : undefined;
}
