import { createHash } from 'node:crypto';
import { patternReaches } from '../strongswan/config-file.ts';
import type { GatewayLinkConfig, TunnelKeys } from '../strongswan/link-config.ts';
import { renderIpsecConf, renderIpsecSecrets } from '../strongswan/render-ipsec.ts';
import { renderSwanctlConf, renderSwanctlSecrets } from '../strongswan/render-swanctl.ts';
import { renderUpdown } from '../strongswan/render-updown.ts';
import type { DeployWorld } from './deploy-world.ts';
import type { Dialect } from './service-facts.ts';

/** A file that is ours as a whole. Its text is rendered when it is needed, so that keys are in memory no longer than that. */
export interface OwnFileToWrite {
  readonly path: string;
  readonly mode: '600' | '644';
  readonly holdsKeys: boolean;
  readonly render: (keys: TunnelKeys | string) => string;
}

/** A foreign file that must include ours, and the line that it gets for it when no include of its own reaches them. */
export interface IncludeToAdd {
  readonly path: string;
  readonly line: string;
  readonly kind: 'conf' | 'secrets' | 'swanctl';
}

export interface OwnLayout {
  readonly directory: string;
  readonly files: readonly OwnFileToWrite[];
  readonly includes: readonly IncludeToAdd[];
  /** The foreign files that hold our include line, or may come to hold it. */
  readonly includeFiles: readonly string[];
  readonly swanctlConf: string | null;
  /** True where a script marks the peers' packets, for want of a kernel or a dialect that can do it by itself. */
  readonly marksByScript: boolean;
}

/** Where everything goes on this box, in its dialect. */
export function ownLayout(config: GatewayLinkConfig, world: DeployWorld, dialect: Dialect, planId: string): OwnLayout {
  return dialect === 'ipsec' ? ipsecLayout(config, world, planId) : swanctlLayout(config, world, planId);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function ipsecLayout(config: GatewayLinkConfig, world: DeployWorld, planId: string): OwnLayout {
  const base = world.confDirectory ?? '/etc';
  const directory = world.hasIpsecD ? `${base}/ipsec.d` : base;
  const own = (extension: string) => `${directory}/linkspan-${config.linkId}.${extension}`;
  const wanted: readonly IncludeToAdd[] = [
    { kind: 'conf', path: `${base}/ipsec.conf`, line: `include ${directory}/linkspan-*.conf` },
    { kind: 'secrets', path: `${base}/ipsec.secrets`, line: `include ${directory}/linkspan-*.secrets` },
  ];
  return {
    directory,
    swanctlConf: null,
    marksByScript: true,
    includeFiles: wanted.map(({ path }) => path),
    files: [
      { path: own('updown'), mode: '644', holdsKeys: false, render: () => renderUpdown(config) },
      { path: own('secrets'), mode: '600', holdsKeys: true, render: (keys) => renderIpsecSecrets(config, keys) },
      {
        path: own('conf'),
        mode: '644',
        holdsKeys: false,
        render: () => renderIpsecConf(config, planId, own('updown')),
      },
    ],
    includes: wanted.filter(({ kind }) => !isReached(world, kind, own(kind))),
  };
}

function swanctlLayout(config: GatewayLinkConfig, world: DeployWorld, planId: string): OwnLayout {
  const base = world.swanctlDirectory ?? '/etc/swanctl';
  const directory = world.hasConfD ? `${base}/conf.d` : base;
  const own = (ending: string) => `${directory}/linkspan-${config.linkId}${ending}`;
  const marksByScript = !kernelMarks(world.kernel);
  const updownPath = marksByScript ? own('.updown') : null;
  const include = {
    kind: 'swanctl',
    path: `${base}/swanctl.conf`,
    line: `include ${directory}/linkspan-*.conf`,
  } as const;
  return {
    directory,
    swanctlConf: include.path,
    marksByScript,
    includeFiles: [include.path],
    files: [
      ...(updownPath === null
        ? []
        : [{ path: updownPath, mode: '644', holdsKeys: false, render: () => renderUpdown(config) } as const]),
      {
        path: own('-secrets.conf'),
        mode: '600',
        holdsKeys: true,
        render: (keys) => renderSwanctlSecrets(config, keys),
      },
      {
        path: own('.conf'),
        mode: '644',
        holdsKeys: false,
        render: () => renderSwanctlConf(config, planId, { updownPath }),
      },
    ],
    includes: isReached(world, 'swanctl', own('.conf')) ? [] : [include],
  };
}

export function isReached(world: DeployWorld, kind: 'conf' | 'secrets' | 'swanctl', path: string): boolean {
  return world.files
    .filter((file) => file.kind === kind)
    .some(({ includes }) => includes.some((pattern) => patternReaches(pattern, path)));
}

/** `set_mark_in` needs Linux 4.19. */
function kernelMarks(kernel: string): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(kernel) ?? [];
  return Number(major) > 4 || (Number(major) === 4 && Number(minor) >= 19);
}
