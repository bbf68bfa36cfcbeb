import type { AnswerSection } from '../ssh/operations/read-answer.ts';

export type Dialect = 'ipsec' | 'swanctl';

export interface ServiceFacts {
  readonly manager: 'systemd' | 'upstart' | 'sysv' | 'openrc' | 'none';
  readonly name: string | null;
  /** Follows the service that starts at boot: what the other one loads would be gone after a reboot. */
  readonly dialect: Dialect | null;
  readonly startsAtBoot: boolean | null;
  /** What the service manager says; null where there is none to ask. */
  readonly isActive: boolean | null;
}

interface Unit {
  readonly name: string;
  readonly dialect: Dialect;
  readonly isEnabled: boolean;
  readonly isActive: boolean;
}

export function readServiceFacts(sections: readonly AnswerSection[]): ServiceFacts {
  const said = (name: string) => sections.find((section) => section.name === name);
  const manager = managers.find((known) => known === said('manager')?.rest) ?? 'none';
  const hasStarter = said('starter')?.rest === 'yes';
  const hasTool = (said('tool')?.rest ?? '') !== '';
  const hasVici = said('vici')?.rest === 'yes';

  if (manager === 'systemd') {
    const unit = chooseUnit(readUnits(said('units')?.lines ?? []));
    return {
      manager,
      name: unit?.name ?? null,
      dialect: unit?.dialect ?? null,
      startsAtBoot: unit?.isEnabled ?? null,
      isActive: unit?.isActive ?? null,
    };
  }
  // A charon without a starter was started by hand for vici; a starter always means ipsec.conf.
  const byHand = hasVici && !hasStarter ? 'swanctl' : 'ipsec';
  const listed = said(manager)?.lines.some((line) => /strongswan|ipsec/.test(line)) ?? null;
  return {
    manager,
    name: manager === 'none' ? null : 'strongswan',
    dialect: hasStarter ? 'ipsec' : hasTool || hasVici ? byHand : null,
    startsAtBoot: manager === 'none' ? null : listed,
    isActive: manager === 'none' && hasStarter ? true : null,
  };
}

function readUnits(lines: readonly string[]): Unit[] {
  const blocks = lines.join('\n').split(/\n\s*\n/);
  return blocks.flatMap((block) => {
    const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(block)?.[1] ?? '';
    const start = value('ExecStart');
    const dialect: Dialect | undefined = /charon-systemd/.test(start)
      ? 'swanctl'
      : /\b(ipsec|strongswan)\s+start|\bstarter\b/.test(start)
        ? 'ipsec'
        : undefined;
    if (value('LoadState') !== 'loaded' || dialect === undefined || /libreswan|pluto/.test(start)) return [];
    return [
      {
        name: value('Id').slice(0, 100),
        dialect,
        isEnabled: /^(enabled|enabled-runtime|alias|static|generated)$/.test(value('UnitFileState')),
        isActive: value('ActiveState') === 'active',
      },
    ];
  });
}

function chooseUnit(units: readonly Unit[]): Unit | undefined {
  const weight = (unit: Unit) => (unit.isEnabled ? 2 : 0) + (unit.isActive ? 1 : 0);
  return units.toSorted((one, other) => weight(other) - weight(one))[0];
}

const managers = ['systemd', 'upstart', 'sysv', 'openrc', 'none'] as const;
