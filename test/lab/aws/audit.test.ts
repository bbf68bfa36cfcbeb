import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditReport, Finding } from '../../../contract/domain/audit.ts';
import { type AccountsPort, createAccountsPort } from '../../../main/aws/accounts.ts';
import { createAwsConnections } from '../../../main/aws/aws-connections.ts';
import { createClock } from '../../../main/clock.ts';
import { runAudit } from '../../../main/features/audit/run-audit.ts';
import { startDemoAws } from '../../../main/demo/aws/start-demo-aws.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { type AuditDifference, auditDifferences, auditUnread } from './audit-differences.ts';
import { contextFor, type Moto, runScript, startMoto } from './stand-ins.ts';

interface Expected {
  readonly rule: string;
  readonly resource: string;
}

const folder = createTemporaryFolder();
let moto: Moto;
let expected: readonly Expected[];
let report: AuditReport;

beforeAll(async () => {
  moto = await startMoto();
  expected = (await runScript('seed-audit.py', moto.endpoint)) as Expected[];
  report = await auditOf(moto.endpoint, ['eu-west-1']);
});
afterAll(async () => {
  await moto.stop();
  folder.remove();
});

describe('the audit of an account that boto3 seeded', () => {
  it('finds just what the script seeded, but for what is listed', () => {
    const found = certain(report.findings).map(({ ruleId, resource }) => `${ruleId} ${resource.id}`);
    const seeded = expected.map(({ rule, resource }) => `${rule} ${resource}`);
    expect(seeded.length).toBeGreaterThan(25);
    expect(rulesOf(found.filter((each) => !seeded.includes(each)))).toEqual(listed('found'));
    expect(rulesOf(seeded.filter((each) => !found.includes(each)))).toEqual(listed('not-found'));
  });

  it('claims nothing of what moto does not tell, and of nothing else', () => {
    const unknown = report.findings.filter(({ verdict }) => verdict === 'unknown').map(({ ruleId }) => ruleId);
    expect([...new Set(unknown)].toSorted()).toEqual(listed('unknown'));
    expect(report.unread.map(({ what }) => what).toSorted()).toEqual([...auditUnread].toSorted());
  });

  it('is written down in the documentation', () => {
    const page = readFileSync(new URL('../../../docs/aws-stand-ins.md', import.meta.url), 'utf8');
    expect(auditDifferences.filter(({ why }) => !page.includes(why))).toEqual([]);
  });
});

describe('what an audit of the demo AWS lists', () => {
  it('is what boto3 sees there', async () => {
    const regions = ['eu-west-1', 'us-east-1'];
    const demo = await startDemoAws();
    try {
      const { inventory } = await auditOf(demo.endpoint, regions);
      const mine = inventory.map(({ kind, region, id, name, state }) => [kind, region, id, name, state]);
      const seen = (await runScript('list-things.py', demo.endpoint, ...regions)) as unknown[];
      expect(seen.length).toBeGreaterThan(60);
      expect(inOrder(mine)).toEqual(inOrder(seen));
    } finally {
      await demo.stop();
    }
  });
});

function inOrder(things: readonly unknown[]): string[] {
  return things.map((each) => JSON.stringify(each)).toSorted();
}

function listed(is: AuditDifference['is']): string[] {
  return auditDifferences.flatMap((each) => (each.is === is ? each.rule : [])).toSorted();
}

function rulesOf(findings: readonly string[]): string[] {
  return findings.map((each) => each.split(' ')[0] ?? '').toSorted();
}

function certain(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ verdict }) => verdict !== 'unknown');
}

/** Through a profile with an endpoint_url, switched to read-only. */
async function auditOf(endpoint: string, regions: readonly string[]): Promise<AuditReport> {
  await contextFor(endpoint, folder.path);
  const clock = createClock();
  const aws = createAwsConnections({
    env: { HOME: folder.path },
    clock,
    isReadOnly: () => true,
    mayRun: () => Promise.reject(new Error('Nothing to run')),
    askMfaCode: () => Promise.reject(new Error('Nobody to ask')),
  });
  const services = {
    version: '0.0.0',
    clock,
    aws,
    identity: (...who: Parameters<AccountsPort['identity']>) => createAccountsPort(aws).identity(...who),
    gateways: { list: () => [], inspect: () => Promise.reject(new Error('No gateways here')) },
    links: { list: () => [] },
    drilledHealthCheckIds: () => [],
    report: (error: unknown) => {
      throw error;
    },
  };
  const scope = { targets: [{ profile: 'lab', regions: [...regions] }], gatewayIds: [] };
  const made = await runAudit(services, scope, new AbortController().signal);
  aws.close();
  return made;
}
