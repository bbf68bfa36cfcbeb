import type { Contract } from './define.ts';
import { accounts } from './features/accounts.ts';
import { activity } from './features/activity.ts';
import { app } from './features/app.ts';
import { audit } from './features/audit.ts';
import { demo } from './features/demo.ts';
import { directConnect } from './features/direct-connect.ts';
import { dns } from './features/dns.ts';
import { drafts } from './features/drafts.ts';
import { gateways } from './features/gateways.ts';
import { links } from './features/links.ts';
import { network } from './features/network.ts';
import { plans } from './features/plans.ts';
import { settings } from './features/settings.ts';
import { siteToSite } from './features/site-to-site.ts';
import { tunnels } from './features/tunnels.ts';

/** Everything that the page may ask of main, and hear from it. */
export const contract = {
  app,
  demo,
  accounts,
  network,
  gateways,
  siteToSite,
  plans,
  links,
  tunnels,
  dns,
  directConnect,
  audit,
  activity,
  drafts,
  settings,
} satisfies Contract;
export type AppContract = typeof contract;
