import type { PlanNotice } from '../../contract/domain/plan.ts';
import { connectionName, type GatewayLinkConfig, withoutHeader } from '../strongswan/link-config.ts';
import { maskedKey } from '../strongswan/pre-shared-key.ts';
import { boxConflicts, boxWarnings } from './box-conflicts.ts';
import { connectionConflicts, loadConflicts } from './deploy-conflicts.ts';
import { changedConnections } from './changed-connections.ts';
import type { DeployWorld } from './deploy-world.ts';
import { deployedFingerprint, presentFingerprint } from './deployed-fingerprint.ts';
import { ownLayout, type OwnLayout, sha256 } from './own-files.ts';
import type { Dialect } from './service-facts.ts';

export interface DeployFileChange {
  readonly path: string;
  /** null when it does not exist yet. Keys are masked on both sides. */
  readonly before: string | null;
  readonly after: string;
  readonly mode: string;
  readonly kind: 'own' | 'include-line';
}

export interface DeployPlan {
  readonly dialect: Dialect | null;
  /** The link is there already, as far as can be told without its keys. */
  readonly isInPlace: boolean;
  readonly files: readonly DeployFileChange[];
  readonly marks: readonly number[];
  readonly conflicts: readonly PlanNotice[];
  readonly warnings: readonly PlanNotice[];
  /** What will be run to load it, as a person would type it. */
  readonly commands: readonly string[];
  /** What stands still for a moment while this is loaded, in words; null: nothing. */
  readonly interrupts: string | null;
  /** Of what the plan assumes; differs when the box changed in between. Holds nothing of any secret. */
  readonly fingerprint: string;
}

/** What a deploy will do to this gateway, and what forbids it. Pure. */
export function planDeploy(config: GatewayLinkConfig, world: DeployWorld, planId: string): DeployPlan {
  const dialect = world.service.dialect;
  const marks = config.tunnels.map(({ mark }) => mark);
  const fingerprint = worldFingerprint(config, world);
  if (dialect === null) {
    return {
      dialect,
      marks,
      fingerprint,
      isInPlace: false,
      files: [],
      commands: [],
      interrupts: null,
      warnings: [],
      conflicts: [noStrongswan(world)],
    };
  }
  const layout = ownLayout(config, world, dialect, planId);
  const changed = changedConnections(config, layout, world);
  const interrupts = interruptionWords(changed);
  return {
    dialect,
    marks,
    fingerprint,
    interrupts,
    isInPlace: presentFingerprint(config, world) === deployedFingerprint(layout),
    files: [...ownChanges(layout, world), ...includeChanges(layout, world)],
    commands: [...loadCommands(world, dialect), ...restartCommands(world, dialect, changed)],
    warnings: [
      ...boxWarnings(config, world, dialect),
      ...(interrupts === null ? [] : [{ id: 'restarts-tunnels', subject: changed.join(', '), text: interrupts }]),
    ],
    conflicts: [
      ...boxConflicts(config, world, dialect, layout),
      ...connectionConflicts(config, world),
      ...loadConflicts(world, dialect),
    ],
  };
}

function noStrongswan({ otherProduct, version }: DeployWorld): PlanNotice {
  const id = 'no-strongswan';
  if (otherProduct !== null) {
    const text = `This gateway runs another IPsec product (${otherProduct}), which Linkspan never changes. Use another gateway with strongSwan, or add the site as a device and take its configuration as text.`;
    return { id, text };
  }
  const text =
    version === null
      ? 'strongSwan is not installed on this gateway: neither ipsec nor swanctl was found. Install strongSwan, start its service and enable it at boot; then make the plan again.'
      : `strongSwan ${version} is installed on this gateway, but no service that starts it was found. Enable strongswan-starter (for ipsec.conf) or strongswan (for swanctl); then make the plan again.`;
  return { id, text };
}

/** Of everything that the plan looked at: connections, foreign files (secrets masked), our own files, the service. */
export function worldFingerprint(config: GatewayLinkConfig, world: DeployWorld): string {
  const own = world.ownFiles.filter(({ path }) => path.includes(`linkspan-${config.linkId}`));
  return sha256(
    JSON.stringify([
      world.service.dialect,
      world.version,
      world.confDirectory,
      world.swanctlDirectory,
      world.files.map(({ path, text, mode, includes }) => [path, text, mode, includes]),
      own.map(({ path, mode, text }) => [path, mode, text === null ? null : withoutHeader(text)]),
      // Our own come and go with a change that was put back a moment ago.
      world.loaded
        .filter(({ name }) => !connectionNames(config).includes(name))
        .map(({ name, remoteAddresses }) => [name, remoteAddresses])
        .toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    ]),
  );
}

function ownChanges(layout: OwnLayout, world: DeployWorld): DeployFileChange[] {
  return layout.files.map(({ path, mode, render }) => {
    const present = world.ownFiles.find((file) => file.path === path);
    const after = render(maskedKey);
    return { path, mode, kind: 'own', after, before: present ? (present.text ?? after) : null };
  });
}

function includeChanges(layout: OwnLayout, world: DeployWorld): DeployFileChange[] {
  return layout.includes.map(({ path, line }) => {
    const present = world.files.find((file) => file.path === path);
    const before = present?.text ?? null;
    return {
      path,
      before,
      after: `${before ?? ''}# Linkspan: the next line is ours.\n${line}\n`,
      mode: present?.mode ?? '600',
      kind: 'include-line',
    };
  });
}

function loadCommands(world: DeployWorld, dialect: Dialect): string[] {
  if (dialect === 'ipsec') return [`${world.tool} rereadsecrets`, `${world.tool} update`];
  return ['swanctl --load-creds --noprompt', 'swanctl --load-conns'];
}

function restartCommands({ tool }: DeployWorld, dialect: Dialect, names: readonly string[]): string[] {
  return names.flatMap((name) =>
    dialect === 'ipsec'
      ? [`${tool} down '${name}[*]'`, `${tool} up ${name}`]
      : [`swanctl --terminate --ike ${name}`, `swanctl --initiate --ike ${name} --child ${name}`],
  );
}

function interruptionWords(changed: readonly string[]): string | null {
  if (changed.length === 0) return null;
  const what = changed.length === 1 ? `The tunnel ${changed[0]} is` : `The tunnels ${changed.join(' and ')} are`;
  return `${what} restarted, so that the new settings count: ${changed.length === 1 ? 'its traffic pauses' : 'the traffic of this link pauses'} for some seconds. Every other connection stays up.`;
}

/** The connections of this link, by name. */
export function connectionNames(config: GatewayLinkConfig): string[] {
  return config.tunnels.map(({ number }) => connectionName(config.linkId, number));
}
