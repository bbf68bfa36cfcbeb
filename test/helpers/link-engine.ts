import type { Link } from '../../contract/domain/link.ts';
import type { AwsConnections } from '../../main/aws/aws-connections.ts';
import type { Clock } from '../../main/clock.ts';
import { createEngine } from '../../main/engine/engine.ts';
import { connectSiteDoers } from '../../main/features/site-to-site/doers.ts';
import { createOwnKeys, type OwnKeys } from '../../main/features/site-to-site/own-keys.ts';
import { ec2OfAws } from '../../main/vpn/ec2-of-aws.ts';
import type { Gateways } from '../../main/vpn/gateways.ts';
import type { LinkStore } from '../../main/vpn/link-store.ts';
import { createMemoryStore } from './engine-memory.ts';

export interface LinkEngineParts {
  readonly clock: Clock;
  readonly connections: AwsConnections;
  readonly gateways?: Gateways;
  readonly ownKeys?: OwnKeys;
}

export const noGateways: Gateways = {
  session: () => Promise.reject(new Error('This test has no gateway')),
  name: () => 'none',
};

/** An engine with the doers of a link, on whatever AWS and gateways it is given; its store is memory. */
export function createLinkEngine({
  clock,
  connections,
  gateways = noGateways,
  ownKeys = createOwnKeys(),
}: LinkEngineParts) {
  const links = createMemoryLinks();
  const reported: unknown[] = [];
  const ec2 = ec2OfAws(connections);
  const services = {
    clock,
    ec2,
    gateways,
    links,
    ownKeys,
    who: 'tester',
    confirmSeconds: 10,
    changed: () => undefined,
  };
  const store = createMemoryStore();
  const engine = createEngine({
    ...store,
    clock,
    doers: connectSiteDoers(services),
    publish: () => undefined,
    report: (error) => reported.push(error),
  });
  return { engine, links, services, reported, store };
}

export function createMemoryLinks(): LinkStore {
  const kept = new Map<string, Link>();
  return {
    get: (id) => structuredClone(kept.get(id)),
    list: () => structuredClone([...kept.values()]),
    put: (id, link) => void kept.set(id, structuredClone(link)),
    remove: (id) => void kept.delete(id),
  };
}
