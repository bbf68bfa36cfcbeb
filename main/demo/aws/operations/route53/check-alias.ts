import type { HostedZone, RecordSet } from '../../world/dns.ts';
import { isWithin } from './names.ts';
import type { RecordChange } from './apply-change-batch.ts';

/** Aliases whose target is not there or is of no service that can be one. */
export function aliasProblems(
  recordSets: readonly RecordSet[],
  changes: readonly RecordChange[],
  zone: Pick<HostedZone, 'id' | 'name'>,
): string[] {
  return changes
    .filter((each) => each.action !== 'DELETE')
    .flatMap(({ recordSet }) => {
      const problem = aliasProblem(recordSet, recordSets, zone);
      return problem === undefined ? [] : [problem];
    });
}

function aliasProblem(
  recordSet: RecordSet,
  recordSets: readonly RecordSet[],
  zone: Pick<HostedZone, 'id' | 'name'>,
): string | undefined {
  const { AliasTarget: alias, Name: name, Type: type } = recordSet;
  if (alias?.DNSName === undefined) return undefined;
  const { DNSName: target, HostedZoneId: zoneId = '' } = alias;
  const said = `Tried to create an alias that targets ${target}, type ${type} in zone ${zoneId}, but`;
  if (zoneId === zone.id) {
    if (!isWithin(target, zone.name)) return `${said} the alias target name does not lie within the target zone`;
    const isThere = recordSets.some((each) => each.Name === target && each.Type === type);
    return isThere && target !== name ? undefined : `${said} that target was not found`;
  }
  const service = aliasServices.find((each) => each.pattern.test(target));
  if (service === undefined || !/^Z[A-Z0-9]{1,31}$/.test(zoneId)) return `${said} that target was not found`;
  if (!['A', 'AAAA', 'HTTPS'].includes(type)) return `${said} that target has no records of the type ${type}`;
  const region = service.pattern.exec(target)?.[1] ?? '';
  const known = service.zones[region];
  if (known === undefined || known.includes(zoneId)) return undefined;
  return `${said} the alias target name does not lie within the target zone`;
}

interface AliasService {
  /** Its first group is the region, if there is one. */
  readonly pattern: RegExp;
  /** The ids that AWS publishes, as far as they are noted here; other regions are not checked. */
  readonly zones: Readonly<Record<string, readonly string[] | undefined>>;
}

const aliasServices: readonly AliasService[] = [
  { pattern: /^[a-z0-9]+\.cloudfront\.net\.$/, zones: { '': ['Z2FDTNDATAQYW2'] } },
  {
    pattern: /^s3-website[-.]([a-z0-9-]+)\.amazonaws\.com\.$/,
    zones: {
      'us-east-1': ['Z3AQBSTGFYJSTF'],
      'us-west-2': ['Z3BJ6K6RIION7M'],
      'eu-west-1': ['Z1BKCTXD74EZPE'],
      'eu-central-1': ['Z21DNDUVLTQW6Q'],
    },
  },
  {
    pattern: /^[a-z0-9-]+\.([a-z]{2}-[a-z-]+-\d)\.elb\.amazonaws\.com\.$/,
    zones: {
      'us-east-1': ['Z35SXDOTRQ7X7K'],
      'us-west-2': ['Z1H1FL5HABSF5'],
      'eu-west-1': ['Z32O12XQLNTSW2'],
      'eu-central-1': ['Z215JYRZR1TBD5'],
    },
  },
  // Network Load Balancers.
  {
    pattern: /^[a-z0-9-]+\.elb\.([a-z]{2}-[a-z-]+-\d)\.amazonaws\.com\.$/,
    zones: { 'us-east-1': ['Z26RNL4JYFTOTI'], 'eu-west-1': ['Z2IFOLAFXWLO4F'], 'eu-central-1': ['Z3F0SRJ5LGBH90'] },
  },
  {
    pattern:
      /\.(?:vpce|execute-api|elasticbeanstalk|awsglobalaccelerator|awsapprunner)(?:\.[a-z0-9-]+)*\.(?:amazonaws\.)?com\.$/,
    zones: {},
  },
];
