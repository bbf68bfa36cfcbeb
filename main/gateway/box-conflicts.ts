import type { PlanNotice } from '../../contract/domain/plan.ts';
import type { GatewayLinkConfig } from '../strongswan/link-config.ts';
import { harmfulDefaults } from '../strongswan/render-ipsec.ts';
import type { DeployWorld } from './deploy-world.ts';
import { isReached, type OwnLayout } from './own-files.ts';
import type { Dialect } from './service-facts.ts';

/** What about the box itself forbids a deploy. */
export function boxConflicts(
  config: GatewayLinkConfig,
  world: DeployWorld,
  dialect: Dialect,
  layout: OwnLayout,
): PlanNotice[] {
  return [
    ...versionConflicts(world, dialect),
    ...toolConflicts(world, layout),
    ...(dialect === 'ipsec' ? defaultsConflicts(world) : gateConflicts(world)),
    ...includeConflicts(world, layout),
    ...algorithmConflicts(config, world),
  ];
}

export function boxWarnings(config: GatewayLinkConfig, world: DeployWorld, dialect: Dialect): PlanNotice[] {
  const warnings: PlanNotice[] = [];
  if (world.service.startsAtBoot === false) {
    warnings.push({
      id: 'not-at-boot',
      text: `strongSwan is not started when this gateway boots: after a reboot the link stays down. Enable ${world.service.name ?? 'its service'}.`,
    });
  }
  const secrets = world.files.find(({ path }) => path.endsWith('/ipsec.secrets'));
  if (secrets && !secrets.mode.endsWith('00')) {
    warnings.push({
      id: 'secrets-readable',
      subject: secrets.path,
      text: `${secrets.path} can be read by others on this gateway (mode ${secrets.mode}). Linkspan leaves its mode as it is.`,
    });
  }
  if (dialect === 'ipsec' && world.ipsecDefaults['leftfirewall'] === 'yes') {
    warnings.push({
      id: 'firewall-by-updown',
      text: 'The connections of this gateway open the firewall by themselves (leftfirewall=yes in conn %default). Ours does not: allow its traffic as shown under Reach.',
    });
  }
  return warnings;
}

function versionConflicts(world: DeployWorld, dialect: Dialect): PlanNotice[] {
  const [major = 0, minor = 0] = (world.version ?? '').split('.').map(Number);
  const needed = dialect === 'ipsec' ? 1 : 7;
  if (world.version === null) {
    return [{ id: 'no-version', text: 'The version of strongSwan on this gateway could not be read.' }];
  }
  const conflicts: PlanNotice[] = [];
  if (major < 5 || (major === 5 && minor < needed)) {
    conflicts.push({
      id: 'too-old',
      text: `strongSwan ${world.version} is too old: ${dialect} needs 5.${needed} or later here.`,
    });
  }
  if (!world.isRunning) {
    conflicts.push({
      id: 'not-running',
      text: 'strongSwan is not running on this gateway. Start it, then make the plan again.',
    });
  }
  return conflicts;
}

function toolConflicts(world: DeployWorld, layout: OwnLayout): PlanNotice[] {
  const missing = ['sha256sum', 'readlink'].filter((tool) => !world.tools.includes(tool));
  const conflicts = missing.map((tool) => ({
    id: 'missing-tool',
    subject: tool,
    text: `${tool} is not installed on this gateway: without it a change cannot be made safely. Install coreutils.`,
  }));
  if (!['systemd-run', 'setsid', 'nohup'].some((tool) => world.tools.includes(tool))) {
    conflicts.push({
      id: 'missing-tool',
      subject: 'setsid',
      text: 'The gateway has neither systemd-run, setsid nor nohup: nothing could bring the old configuration back.',
    });
  }
  if (layout.marksByScript && !world.tools.includes('nft') && !world.tools.includes('iptables')) {
    conflicts.push({
      id: 'missing-tool',
      subject: 'nft',
      text: 'The gateway has neither nft nor iptables, one of which must mark the packets of each tunnel. Install nftables.',
    });
  }
  const odd = [layout.directory, ...layout.includeFiles].find((path) => !/^\/[\w./-]+$/.test(path));
  if (odd !== undefined) {
    conflicts.push({
      id: 'odd-path',
      subject: odd,
      text: `The configuration of this gateway lies in a folder whose name Linkspan does not write to: ${odd}`,
    });
  }
  return conflicts;
}

function defaultsConflicts(world: DeployWorld): PlanNotice[] {
  return harmfulDefaults
    .filter((word) => !['', 'no'].includes(world.ipsecDefaults[word] ?? ''))
    .map((word) => ({
      id: 'harmful-default',
      subject: word,
      text: `"conn %default" of this gateway sets ${word}, which reaches into every connection and cannot be switched off for one. Move it to the connections that need it.`,
    }));
}

function gateConflicts(world: DeployWorld): PlanNotice[] {
  if (world.gate === null || world.gate.code === 0) return [];
  const where =
    world.gate.text.split('\n').find((line) => /syntax error|invalid|unexpected/i.test(line)) ??
    world.gate.text.split('\n')[0] ??
    '';
  return [
    {
      id: 'broken-files',
      text: `The swanctl files of this gateway cannot be read by swanctl: loading would unload every connection. Mend this first: ${where.slice(0, 300)}`,
    },
  ];
}

/** An include of everything in a folder would read our keys as connections, or our script as either. */
function includeConflicts(world: DeployWorld, layout: OwnLayout): PlanNotice[] {
  const readAs = (path: string) => (path.endsWith('.secrets') ? 'secrets' : path.endsWith('.updown') ? 'none' : 'conf');
  const missing = layout.includes
    .filter((include) => !world.files.some(({ path }) => path === include.path))
    .map(({ path }) => ({
      id: 'missing-file',
      subject: path,
      text: `${path} does not exist or cannot be read on this gateway.`,
    }));
  const tooWide = layout.files.flatMap(({ path }) =>
    (layout.swanctlConf === null ? (['conf', 'secrets'] as const) : (['swanctl'] as const))
      .filter(
        (kind) =>
          (kind === 'swanctl' ? path.endsWith('.updown') : kind !== readAs(path)) && isReached(world, kind, path),
      )
      .map((kind) => ({
        id: 'include-too-wide',
        subject: path,
        text: `An include of this gateway reads every file of ${layout.directory} as ${kind === 'secrets' ? 'secrets' : 'connections'}: ours would break it. Narrow it to the files that it means.`,
      })),
  );
  return [...missing, ...tooWide];
}

function algorithmConflicts(config: GatewayLinkConfig, world: DeployWorld): PlanNotice[] {
  const has = (...plugins: readonly string[]) => plugins.some((plugin) => world.plugins.includes(plugin));
  if (config.profile !== 'recommended' || world.plugins.length === 0) return [];
  if (has('openssl', 'wolfssl', 'botan')) return [];
  return [
    {
      id: 'missing-plugin',
      subject: 'openssl',
      text: 'strongSwan on this gateway has no plugin for DH group 20 (openssl, wolfssl or botan). Install its standard plugins, or choose the Compatible profile.',
    },
  ];
}
