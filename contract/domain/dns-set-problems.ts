import type { Member } from './dns-members.ts';
import { errorAt, warningAt } from './dns-field-problem.ts';
import type { FieldProblem, RecordIntent } from './dns.ts';

/** What the members of a set say against each other. */
export function setProblems({ routing }: RecordIntent, members: readonly Member[]): readonly FieldProblem[] {
  switch (routing.kind) {
    case 'simple':
    case 'failover':
      return [];
    case 'weighted':
      return [
        ...doubles(members, 'setIdentifier', ({ setIdentifier }) => setIdentifier, identifierText),
        ...weightProblems(routing.members),
      ];
    case 'latency':
      return [
        ...doubles(members, 'setIdentifier', ({ setIdentifier }) => setIdentifier, identifierText),
        ...doubles(
          members,
          'region',
          (member) => (member.routing.kind === 'latency' ? member.routing.region : null),
          (region) => `Another record of the set is for ${region}. Each region has one`,
        ),
      ];
    case 'geolocation':
      return [
        ...doubles(members, 'setIdentifier', ({ setIdentifier }) => setIdentifier, identifierText),
        ...doubles(
          members,
          'place',
          (member) => (member.routing.kind === 'geolocation' ? member.routing.place : null),
          (place) =>
            `Another record of the set is for ${place === '*' ? 'everywhere else' : place}. Each place has one`,
        ),
        ...defaultProblems(routing.members),
      ];
  }
}

const identifierText = (identifier: string) =>
  `Another record of the set is called "${identifier}". Each has an identifier of its own`;

/** At each member after the first that has the same. */
function doubles(
  members: readonly Member[],
  field: string,
  key: (member: Member) => string | null,
  say: (key: string) => string,
): FieldProblem[] {
  const seen = new Set<string>();
  return members.flatMap((member) => {
    const value = key(member);
    if (value === null) return [];
    if (seen.has(value)) return [errorAt(`${member.path}.${field}`, say(value))];
    seen.add(value);
    return [];
  });
}

function weightProblems(members: readonly { readonly weight: number }[]): FieldProblem[] {
  if (!members.every(({ weight }) => weight === 0)) return [];
  return [warningAt('routing.members', 'All weights are 0: Route 53 then answers each of them equally often')];
}

function defaultProblems(members: readonly { readonly place: string }[]): FieldProblem[] {
  if (members.some(({ place }) => place === '*')) return [];
  const message = 'There is no record for everywhere else: who is in none of these places gets no answer';
  return [warningAt('routing.members', message)];
}
