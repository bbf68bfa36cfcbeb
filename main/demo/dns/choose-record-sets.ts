import type { RecordSet } from '../aws/world/dns.ts';
import { distanceTo, type ClientPlace } from './client-place.ts';

export interface Choice {
  readonly place: ClientPlace;
  isHealthy(recordSet: RecordSet): boolean;
  /** From 0 to 1, without 1. */
  random(): number;
}

const MOST_MULTIVALUE = 8;

/** Which of the record sets of one name and type answer: the routing policy, and who is healthy. Pure. */
export function chooseRecordSets(sets: readonly RecordSet[], choice: Choice): RecordSet[] {
  const [first] = sets;
  if (first === undefined) return [];
  if (first.Failover !== undefined) return failover(sets, choice);
  if (first.GeoLocation !== undefined) return geolocation(sets, choice);
  if (first.Weight !== undefined) return weighted(sets, choice);
  if (first.Region !== undefined) return latency(sets, choice);
  if (first.MultiValueAnswer !== undefined) return healthyOrAll(sets, choice).slice(0, MOST_MULTIVALUE);
  return [first];
}

/** The primary answers when both are unhealthy too. */
function failover(sets: readonly RecordSet[], choice: Choice): RecordSet[] {
  const primary = sets.find((each) => each.Failover === 'PRIMARY');
  const secondary = sets.find((each) => each.Failover === 'SECONDARY');
  const healthy = [primary, secondary].find((each) => each !== undefined && choice.isHealthy(each));
  return [healthy ?? primary ?? secondary].filter((each) => each !== undefined);
}

/** Weight 0 answers only when nothing else can. */
function weighted(sets: readonly RecordSet[], choice: Choice): RecordSet[] {
  const healthy = healthyOrAll(sets, choice);
  const heavy = healthy.filter((each) => (each.Weight ?? 0) > 0);
  const [light] = healthy.slice(Math.floor(choice.random() * healthy.length));
  let left = choice.random() * heavy.reduce((sum, each) => sum + (each.Weight ?? 0), 0);
  const found = heavy.find((each) => (left -= each.Weight ?? 0) < 0) ?? heavy.at(-1) ?? light;
  return found === undefined ? [] : [found];
}

function latency(sets: readonly RecordSet[], choice: Choice): RecordSet[] {
  return healthyOrAll(sets, choice)
    .toSorted((a, b) => distanceTo(a.Region ?? '', choice.place) - distanceTo(b.Region ?? '', choice.place))
    .slice(0, 1);
}

/** The narrowest place that fits and is healthy; nobody answers those who fit nowhere. */
function geolocation(sets: readonly RecordSet[], choice: Choice): RecordSet[] {
  const fitting = sets
    .map((each) => ({ each, width: widthFor(each, choice.place) }))
    .filter((one): one is { each: RecordSet; width: number } => one.width !== undefined)
    .toSorted((a, b) => a.width - b.width)
    .map((one) => one.each);
  return healthyOrAll(fitting, choice).slice(0, 1);
}

/** How wide the place of a record set is around somebody; undefined when it is elsewhere. */
function widthFor({ GeoLocation: at }: RecordSet, place: ClientPlace): number | undefined {
  if (at?.CountryCode === '*') return 3;
  if (at?.ContinentCode !== undefined) return at.ContinentCode === place.continent ? 2 : undefined;
  if (at?.CountryCode !== place.country) return undefined;
  if (at.SubdivisionCode === undefined) return 1;
  return at.SubdivisionCode === place.subdivision ? 0 : undefined;
}

/** When nobody is healthy, everybody counts as healthy. */
function healthyOrAll(sets: readonly RecordSet[], choice: Choice): RecordSet[] {
  const healthy = sets.filter((each) => choice.isHealthy(each));
  return healthy.length > 0 ? healthy : [...sets];
}
