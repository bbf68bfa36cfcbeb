import { z } from 'zod';
import { command, query } from '../define.ts';
import { Advice } from '../domain/gateway-facts.ts';
import { ConnectSiteIntent, GatewayId, LinkId, PlanId, ProfileName, RegionName, VpcId } from '../domain/intent.ts';
import { RoutedCidr } from '../domain/cidr.ts';
import { PlanView } from '../domain/plan.ts';
import { PreSharedKey } from '../domain/vpn.ts';

const where = { profile: ProfileName, region: RegionName, vpcId: VpcId };

/** A value that was found, and where: shown as "found on gateway-1". */
function found<T extends z.ZodType>(value: T) {
  return z.object({ value, source: z.string() });
}

const Overlap = z.object({
  /** The site's range. */
  siteCidr: z.string(),
  otherCidr: z.string(),
  /** What has the other range, in words: `VPC staging (secondary range)`, `route in rtb-1 to pcx-2`. */
  other: z.string(),
  kind: z.enum(['vpc', 'vpc-route', 'vpn-route', 'gateway-route', 'gateway-connection', 'management', 'link']),
  severity: z.enum(['conflict', 'warning']),
});

/** Connect a site to a VPC: both ends, static routing. */
export const siteToSite = {
  /** Defaults for the wizard, from what is there. `gatewayId` null: a device that SSH does not reach. */
  suggest: query({
    input: z.object({ ...where, gatewayId: GatewayId.nullable() }),
    output: z.object({
      name: z.string(),
      site: z
        .object({
          outsideAddress: found(z.string()).nullable(),
          localAddress: found(z.string()).nullable(),
          subnets: found(z.array(z.string())),
          isBehindNat: z.boolean().nullable(),
        })
        .nullable(),
      attachment: ConnectSiteIntent.shape.attachment,
      customerGateways: z.array(z.object({ id: z.string(), label: z.string(), address: z.string().nullable() })),
      bgpAsn: z.number(),
      insideCidrs: z.tuple([z.string(), z.string()]),
      routes: z.array(
        z.object({
          routeTableId: z.string(),
          label: z.string(),
          how: z.enum(['propagate', 'static']),
          isUsed: z.boolean(),
        }),
      ),
      securityGroups: z.array(z.object({ id: z.string(), label: z.string(), isSuggested: z.boolean() })),
      warnings: z.array(z.string()),
    }),
  }),
  overlaps: query({
    input: z.object({ ...where, gatewayId: GatewayId.nullable(), subnets: z.array(RoutedCidr).max(50) }),
    output: z.array(Overlap),
  }),
  /** What keeps traffic from flowing at the site, with the commands for that box. */
  siteAdvice: query({
    input: z.object({ ...where, gatewayId: GatewayId, subnets: z.array(RoutedCidr).max(50) }),
    output: z.array(Advice),
  }),
  /** Makes the plan; changes nothing. Own keys go in here once, are held in memory and never come back. */
  plan: command({
    input: z.object({ intent: ConnectSiteIntent, keys: z.tuple([PreSharedKey, PreSharedKey]).nullable() }),
    output: PlanView,
  }),
  /** Gives typed keys again after the app was ended before AWS had them. */
  giveKeys: command({
    input: z.object({ planId: PlanId, keys: z.tuple([PreSharedKey, PreSharedKey]) }),
    output: z.object({}),
  }),
  /** Writes the device's configuration, keys included, to a file on the machine that runs Linkspan (0600) and answers its path. */
  saveDeviceConfiguration: command({
    input: z.object({ linkId: LinkId, format: z.enum(['ipsec', 'swanctl', 'aws-xml']) }),
    output: z.object({ path: z.string().nullable() }),
  }),
  /** The same text with the keys masked, to read on screen. */
  previewDeviceConfiguration: query({
    input: z.object({ linkId: LinkId, format: z.enum(['ipsec', 'swanctl', 'aws-xml']) }),
    output: z.object({ text: z.string() }),
  }),
};
