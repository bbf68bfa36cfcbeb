import { parseArgs } from 'node:util';
import { AuditScope, ReportFormat, Severity } from '../../contract/domain/audit.ts';
import { AppError } from '../../contract/errors.ts';
import { severities } from '../reports/facts.ts';
import { gatewayOfAlias, type NamedGateway } from './audit-gateways.ts';

export const auditUsage = `Usage: linkspan audit --profile NAME … --regions R,S [--gateway HOST …]
                      [--format pdf,json] [--out DIR] [--fail-on SEVERITY] [--quiet]
  Reads, changes nothing and asks nothing: fit for cron. Writes one file for each format.
  --profile NAME      a profile of the shared AWS configuration; again for more
  --regions R,S       regions to look at, for every profile
  --gateway HOST      a host of ~/.ssh/config with strongSwan; again for more
  --format F,G        ${ReportFormat.options.join(', ')} (json unless told)
  --out DIR           where to write (here unless told)
  --fail-on SEVERITY  exit with 1 when a check of this severity or worse failed:
                      ${severities.join(', ')}
  --quiet             print nothing but errors
Exit: 0 done, 1 findings at or above --fail-on, 2 called wrongly, 3 something could not be read at all
`;

export interface AuditArguments {
  readonly scope: AuditScope;
  readonly gateways: readonly NamedGateway[];
  readonly formats: readonly ReportFormat[];
  readonly folder: string;
  readonly failOn: Severity | undefined;
  readonly isQuiet: boolean;
}

export function parseAuditArguments(args: readonly string[]): AuditArguments {
  const values = valuesOf(args);
  const gateways = listOf(values.gateway).map(gatewayOfAlias);
  const regions = listOf(values.regions);
  const scope = AuditScope.safeParse({
    targets: [...new Set(values.profile)].map((profile) => ({ profile, regions })),
    gatewayIds: gateways.map(({ id }) => id),
  });
  if (!scope.success) throw wrong(scope.error.issues[0]?.message ?? 'Not understood');
  const formats = listOf(values.format).map((name) => oneOf(ReportFormat, name, '--format'));
  return {
    scope: scope.data,
    gateways,
    formats: formats.length > 0 ? formats : ['json'],
    folder: values.out,
    failOn: values['fail-on'] === undefined ? undefined : oneOf(Severity, values['fail-on'], '--fail-on'),
    isQuiet: values.quiet,
  };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        profile: { type: 'string', multiple: true, default: [] },
        regions: { type: 'string', multiple: true, default: [] },
        gateway: { type: 'string', multiple: true, default: [] },
        format: { type: 'string', multiple: true, default: [] },
        out: { type: 'string', default: '.' },
        'fail-on': { type: 'string' },
        quiet: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : 'Not understood');
  }
}

function listOf(values: readonly string[]): string[] {
  const parts = values.flatMap((value) => value.split(',')).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

function oneOf<T extends string>(words: { readonly options: readonly T[] }, word: string, option: string): T {
  const found = words.options.find((each) => each === word);
  if (found !== undefined) return found;
  throw wrong(`${option} takes ${words.options.join(', ')}, not ${word}`);
}

function wrong(message: string): AppError {
  return new AppError({ code: 'invalid-input', message });
}
