import type { AuditReport, AuditScope, Unread } from '../../../contract/domain/audit.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { AccountsPort } from '../../aws/accounts.ts';
import type { AwsConnections } from '../../aws/aws-connections.ts';
import type { Clock } from '../../clock.ts';
import { createLane } from './gather/lane.ts';
import { readAccount } from './gather/read-account.ts';
import { readRegion } from './gather/read-region.ts';
import { readSiteGateways, type SiteGateways } from './gather/read-site-gateways.ts';
import { createReader, messageOf, reasonOf } from './gather/reader.ts';
import { createTally, type SweepProgress, type Tally } from './gather/tally.ts';
import type { AccountInventory, Inventory } from './inventory.ts';
import { planReads, type AccountReads, type KnownTarget } from './sweep-plan.ts';

export interface SweepServices {
  readonly clock: Clock;
  readonly aws: Pick<AwsConnections, 'context'>;
  readonly identity: AccountsPort['identity'];
  readonly gateways: SiteGateways;
  readonly links: { list(): readonly Link[] };
  /** Health checks that a running drill of ours has turned round. */
  readonly drilledHealthCheckIds: () => readonly string[];
  /** How long a gateway may take; half a minute unless told. */
  readonly gatewayPatienceMs?: number;
  /** For an error that nobody foresaw. */
  readonly report: (error: unknown) => void;
}

export interface Sweep {
  readonly inventory: Inventory;
  readonly identities: AuditReport['identities'];
  readonly gateways: AuditReport['gateways'];
}

const CALLS_PER_REGION = 4;
const REGIONS_AT_ONCE = 4;
/** Route 53 and Direct Connect take few calls a second of one account. */
const CALLS_PER_ACCOUNT = 2;

interface SweepParts {
  readonly services: SweepServices;
  readonly signal: AbortSignal;
  readonly tally: Tally;
  readonly found: (unread: Unread) => void;
}

/**
 * Reads all that the rules ask for, and changes nothing. What cannot be read is written down and stops nothing; only the
 * signal ends it early, by a rejection.
 */
export async function sweep(
  scope: AuditScope,
  services: SweepServices,
  signal: AbortSignal,
  tell: (progress: SweepProgress) => void,
): Promise<Sweep> {
  const unread: Unread[] = [];
  const parts = { services, signal, tally: createTally(tell), found: (one: Unread) => unread.push(one) };
  const [known, gateways] = await Promise.all([
    identify(scope, parts),
    readSiteGateways(scope.gatewayIds, {
      ...parts,
      gateways: services.gateways,
      patienceMs: services.gatewayPatienceMs ?? 30_000,
      report: services.report,
    }),
  ]);
  const atOnce = createLane(REGIONS_AT_ONCE);
  const accounts = await Promise.all(
    planReads(known).map((reads) => readAll(reads, parts, (work) => atOnce.run(work))),
  );
  return {
    identities: known.map(({ profile, account, arn }) => ({ profile, account, arn })),
    gateways: gateways.map(({ id, name }) => ({ id, name })),
    inventory: {
      readAt: services.clock.now(),
      accounts,
      gateways,
      links: services.links.list(),
      drilledHealthCheckIds: services.drilledHealthCheckIds(),
      unread: distinct(unread),
    },
  };
}

/** Who each profile is. One that cannot say so reads nothing. */
async function identify(scope: AuditScope, parts: SweepParts): Promise<KnownTarget[]> {
  const { services, signal, tally, found } = parts;
  const known = await Promise.all(
    scope.targets.map(async ({ profile, regions }): Promise<KnownTarget[]> => {
      tally.begin(`Who ${profile} is`);
      try {
        const { accountId: account, arn } = await services.identity(profile, regions[0], signal);
        return [{ profile, regions, account, arn }];
      } catch (error) {
        if (signal.aborted) throw error;
        const what = 'sts:GetCallerIdentity';
        found({ where: profile, region: null, what, reason: reasonOf(error), message: messageOf(error) });
        return [];
      } finally {
        tally.end();
      }
    }),
  );
  return known.flat();
}

async function readAll(
  reads: AccountReads,
  parts: SweepParts,
  inTurn: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<AccountInventory> {
  const { clock } = parts.services;
  const [general, ...regions] = await Promise.all([
    inTurn(async () => readAccount(await readerFor(reads.general, null, parts))),
    ...reads.regions.map((place) =>
      inTurn(async () => readRegion(await readerFor(place, place.region, parts), place.region, clock.now())),
    ),
  ]);
  return { account: reads.account, profile: reads.general.profile, ...general, regions };
}

async function readerFor(
  place: { readonly profile: string; readonly region: string },
  region: string | null,
  { services, signal, tally, found }: SweepParts,
) {
  const ctx = await services.aws.context(place.profile, place.region);
  const lane = createLane(region === null ? CALLS_PER_ACCOUNT : CALLS_PER_REGION);
  return createReader({ ctx, region, lane, tally, signal, found, report: services.report });
}

/** A call for each of a hundred tunnels that was refused a hundred times is one thing to tell. */
function distinct(unread: readonly Unread[]): Unread[] {
  return [...new Map(unread.map((each) => [JSON.stringify(each), each])).values()].sort(byPlace);
}

function byPlace(one: Unread, other: Unread): number {
  const key = ({ where, region, what }: Unread): string => `${where} ${region ?? ''} ${what}`;
  return key(one) < key(other) ? -1 : 1;
}
