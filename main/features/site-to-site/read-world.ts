import type { ConnectSiteIntent } from '../../../contract/domain/intent.ts';
import type { Link } from '../../../contract/domain/link.ts';
import type { StepDetail } from '../../../contract/domain/plan.ts';
import type { VpcDetail } from '../../../contract/domain/vpc.ts';
import { chooseMarks } from '../../gateway/choose-marks.ts';
import { deployedFingerprint, presentFingerprint } from '../../gateway/deployed-fingerprint.ts';
import { type DeployWorld, readDeployWorld } from '../../gateway/deploy-world.ts';
import { ownLayout } from '../../gateway/own-files.ts';
import { type DeployFileChange, planDeploy } from '../../gateway/plan-deploy.ts';
import { gatewayConfig } from '../../vpn/gateway-config.ts';
import type { SiteToSiteServices } from './services.ts';
import type { ConnectWorld, DeployPreview, GatewayWorld, RuleInGroup } from './world.ts';

/** Reads all that the plan depends on. Changes nothing. */
export async function readConnectWorld(
  services: SiteToSiteServices,
  intent: ConnectSiteIntent,
  link: { readonly id: string; readonly own: Link | undefined },
  signal: AbortSignal,
): Promise<ConnectWorld> {
  const [accountId, vpc, gateway, dryRunObstacle, rules] = await Promise.all([
    services.accountId(intent, signal),
    services.readVpc(intent, signal),
    intent.site.kind === 'gateway' ? readGateway(services, intent.site.gatewayId, signal) : null,
    services.ec2(intent, signal).dryRunObstacle(),
    readRules(services, intent, link.own, signal),
  ]);
  const links = services.links.list();
  const read = { accountId, vpc, links, rules, dryRunObstacle };
  if (!gateway || intent.site.kind === 'device') return { ...read, gateway: null };

  const { service } = gateway.deployWorld;
  const canDeploy = service.dialect !== null && gateway.world.facts.strongswan.product === 'strongswan';
  const deploy = canDeploy ? previewDeploy(intent, gateway, { vpc, link, links }) : null;
  return { ...read, gateway: { ...gateway.world, deploy } };

  async function readGateway(from: SiteToSiteServices, gatewayId: string, abort: AbortSignal) {
    const world = await readGatewayWorld(from, gatewayId, abort);
    const session = await from.gateways.session(gatewayId, abort);
    return { world, deployWorld: await readDeployWorld(session, link.id, abort) };
  }
}

async function readRules(
  services: SiteToSiteServices,
  { reach, ...where }: ConnectSiteIntent,
  own: Link | undefined,
  signal: AbortSignal,
): Promise<RuleInGroup[]> {
  if (!own) return [];
  const groups = new Set([...reach.securityRules, ...own.made.securityRules].map(({ groupId }) => groupId));
  const ec2 = services.ec2(where, signal);
  const rules = await Promise.all(
    [...groups].map(async (groupId) => (await ec2.ingressRules(groupId)).map((rule) => ({ ...rule, groupId }))),
  );
  return rules.flat();
}

/** The gateway as overlaps and suggestions need it: what it is and where it is managed from. */
export async function readGatewayWorld(
  { gateways, inspect }: SiteToSiteServices,
  gatewayId: string,
  signal: AbortSignal,
): Promise<GatewayWorld> {
  const session = await gateways.session(gatewayId, signal);
  const facts = await inspect(gatewayId, signal);
  const { managementAddresses } = session;
  return { id: gatewayId, name: gateways.name(gatewayId), facts, managementAddresses, deploy: null };
}

interface PreviewParts {
  readonly vpc: VpcDetail;
  readonly link: { readonly id: string; readonly own: Link | undefined };
  readonly links: readonly Link[];
}

/** Stands for what AWS has not chosen yet. */
const notYet = ['(address of tunnel 1, from AWS)', '(address of tunnel 2, from AWS)'];

function previewDeploy(
  intent: ConnectSiteIntent,
  { world, deployWorld }: { readonly world: GatewayWorld; readonly deployWorld: DeployWorld },
  { vpc, link, links }: PreviewParts,
): DeployPreview | null {
  const { site, tunnels, name } = intent;
  if (site.kind === 'device') return null;
  const marks = marksFor(deployWorld, world, link.own, links);
  const addresses = link.own ? link.own.tunnels.map(({ outsideAddress }) => outsideAddress) : notYet;
  const wish = {
    linkId: link.id,
    name: link.own?.name ?? name,
    tunnelProfile: tunnels.profile,
    vpcCidrs: vpc.cidrs,
    marks,
    ...site,
  };
  const config = gatewayConfig(wish, addresses);
  const plan = planDeploy(config, deployWorld, '(id of this plan)');
  if (plan.dialect === null) return null;

  const wanted = deployedFingerprint(ownLayout(config, deployWorld, plan.dialect, ''));
  return {
    dialect: plan.dialect,
    marks: [marks[0] ?? 0, marks[1] ?? 0],
    details: [
      ...plan.files.map(fileDetail),
      ...plan.commands.map((text): StepDetail => ({ kind: 'command', where: world.name, text })),
    ],
    warnings: plan.warnings,
    conflicts: plan.conflicts,
    fingerprint: plan.fingerprint,
    isInPlace: link.own !== undefined && presentFingerprint(config, deployWorld) === wanted,
  };
}

function marksFor(
  box: DeployWorld,
  { id, facts }: GatewayWorld,
  own: Link | undefined,
  links: readonly Link[],
): number[] {
  const kept = (own?.tunnels ?? []).flatMap(({ mark }) => mark ?? []);
  if (kept.length === 2) return kept;
  const ofLinks = links
    .filter(({ site }) => site.gatewayId === id)
    .flatMap(({ tunnels }) => tunnels.flatMap(({ mark }) => mark ?? []));
  return chooseMarks([...box.marksInUse, ...facts.marksInUse, ...ofLinks], 2);
}

function fileDetail({ path, before, after, mode }: DeployFileChange): StepDetail {
  return { kind: 'file', path, before, after, mode: mode.padStart(4, '0') };
}
