import type { z } from 'zod';
import type { AuditReport, Finding } from '../../../contract/domain/audit.ts';
import type { audit } from '../../../contract/features/audit.ts';

export type Comparison = z.infer<typeof audit.compare.output>;

/** What is new, gone and still there. What one of the two could not see or judge is not compared, and said so. */
export function compareAudits(before: AuditReport, after: AuditReport): Comparison {
  const obstacles = [obstacleIn(before, 'before'), obstacleIn(after, 'after')];
  const notCompared = new Set<string>(placesOfOne(before, after));
  const known = (finding: Finding): boolean => {
    const why = obstacles.map((find) => find(finding)).find((each) => each !== undefined);
    if (why !== undefined) notCompared.add(why);
    return why === undefined;
  };
  const [old, present] = [certain(before).filter(known), certain(after).filter(known)];
  const [oldIds, presentIds] = [idsOf(old), idsOf(present)];
  return {
    appeared: present.filter(({ id }) => !oldIds.has(id)),
    gone: old.filter(({ id }) => !presentIds.has(id)),
    stayed: present.filter(({ id }) => oldIds.has(id)).length,
    notCompared: [...notCompared].toSorted(),
  };
}

type When = 'before' | 'after';

/** Why this audit says nothing about what a finding of either audit is about; undefined where it does. */
function obstacleIn(report: AuditReport, when: When): (finding: Finding) => string | undefined {
  const places = new Set(placesIn(report));
  const rules = new Set(report.rules.map(({ ruleId }) => ruleId));
  const unknown = report.findings.filter(({ verdict }) => verdict === 'unknown');
  const unknownIds = idsOf(unknown);
  const unknownPlaces = new Set(
    unknown.filter(({ resource }) => wholePlaces.has(resource.kind)).map((each) => `${each.ruleId} ${placeOf(each)}`),
  );
  return (finding) => {
    const place = placeOf(finding);
    if (!places.has(place)) return `${place} was not looked at ${when}`;
    if (!rules.has(finding.ruleId)) return `${finding.ruleId} was not a rule ${when}`;
    if (unknownPlaces.has(`${finding.ruleId} ${place}`))
      return `${finding.ruleId} could not be judged in ${place} ${when}`;
    if (unknownIds.has(finding.id)) return `${finding.ruleId} could not be judged for ${finding.resource.id} ${when}`;
    return undefined;
  };
}

/** What a rule names when a whole list was unreadable: nothing is known of the things that would be in it. */
const wholePlaces: ReadonlySet<string> = new Set(['region', 'account']);

function placesOfOne(before: AuditReport, after: AuditReport): string[] {
  const [old, present] = [new Set(placesIn(before)), new Set(placesIn(after))];
  return [
    ...[...present].filter((place) => !old.has(place)).map((place) => `${place} was not looked at before`),
    ...[...old].filter((place) => !present.has(place)).map((place) => `${place} was not looked at after`),
  ];
}

function placesIn({ scope, identities, gateways }: AuditReport): string[] {
  const accounts = new Map(identities.map(({ profile, account }) => [profile, account]));
  const inAws = scope.targets.flatMap(({ profile, regions }) => {
    const account = accounts.get(profile);
    return account === undefined ? [] : [account, ...regions.map((region) => `${region} of ${account}`)];
  });
  return [...inAws, ...gateways.map(({ id }) => `gateway ${id}`)];
}

function placeOf({ resource: { account, region, id } }: Finding): string {
  if (account === null) return `gateway ${id}`;
  return region === null ? account : `${region} of ${account}`;
}

function certain({ findings }: AuditReport): Finding[] {
  return findings.filter(({ verdict }) => verdict !== 'unknown');
}

function idsOf(findings: readonly Finding[]): Set<string> {
  return new Set(findings.map(({ id }) => id));
}
