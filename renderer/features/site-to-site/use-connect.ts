import { useState } from 'react';
import { useCurrentProfile } from '../../bridge/current-profile.tsx';
import { useRead } from '../../bridge/use-read.ts';
import { type Problems, useProblems } from '../../ui/use-problems.ts';
import { type Chosen, type ConnectDraft, type ConnectValues, linesOf } from './connect-values.ts';
import { cidrProblem } from '../../../contract/domain/cidr.ts';
import { type Found, placeOf, sourceOf, valuesOf } from './found-values.ts';
import { parseIntent } from './intent-of.ts';
import { connectSteps } from './steps.ts';

/** What every step of the wizard is given. */
export interface Connect {
  readonly values: ConnectValues;
  readonly found: Found;
  readonly problems: Problems;
  readonly change: (changed: Chosen) => void;
  /** "gateway-1", when this field's value was found there and not typed. */
  readonly source: (field: keyof ConnectValues) => string | undefined;
  readonly suggesting: { readonly isLoading: boolean; readonly error: Error | null; readonly retry: () => void };
  readonly keys: readonly [string, string];
  readonly setKeys: (keys: readonly [string, string]) => void;
  readonly areKeysShown: boolean;
}

export function useConnect(draft: ConnectDraft, setDraft: (update: (old: ConnectDraft) => ConnectDraft) => void) {
  const { chosen, step } = draft;
  const [keys, setKeys] = useState<readonly [string, string]>(['', '']);
  const [areKeysShown, showKeys] = useState(false);
  const { found, suggesting } = useFound(chosen, step);
  const values = valuesOf(chosen, found);
  const intent = parseIntent(values);
  const problems = useProblems(intent, connectSteps[step]?.fields ?? []);
  const change = (changed: Chosen) => setDraft((old) => ({ ...old, chosen: { ...old.chosen, ...changed } }));
  const source = (field: keyof ConnectValues) => sourceOf(field, chosen, found);
  const connect: Connect = { values, found, problems, change, source, suggesting, keys, setKeys, areKeysShown };
  return { connect, intent, showKeys };
}

/** Reads what the wizard needs for its defaults; the suggestion once the place is settled. */
function useFound(chosen: Chosen, step: number) {
  const { profiles, current } = useCurrentProfile();
  const profile = chosen.profile === undefined ? current : profiles.find(({ name }) => name === chosen.profile);
  const begin = { profile, vpcs: undefined, gateways: undefined, suggestion: undefined };
  const { profile: profileName, region } = placeOf(chosen, begin);
  const vpcs = useRead(
    'network',
    'vpcs',
    { profile: profileName, region },
    { enabled: profileName !== '' && region !== '' },
  );
  const gateways = useRead('gateways', 'list', {});
  const place = placeOf(chosen, { ...begin, vpcs: vpcs.data, gateways: gateways.data });
  const gatewayId = place.siteKind === 'gateway' ? place.gatewayId : null;
  const isPlaced = place.vpcId !== '' && gatewayId !== '';
  const suggestion = useRead(
    'siteToSite',
    'suggest',
    { profile: profileName, region, vpcId: place.vpcId, gatewayId },
    { enabled: isPlaced && step > 0 },
  );
  const found: Found = { profile, vpcs: vpcs.data, gateways: gateways.data, suggestion: suggestion.data };
  return {
    found,
    suggesting: {
      isLoading: suggestion.isFetching && !suggestion.data,
      error: suggestion.error,
      retry: () => void suggestion.refetch(),
    },
  };
}

/** The ranges that are fit to be compared. */
export function goodSubnets(values: ConnectValues): string[] {
  return [...new Set(linesOf(values.subnets))]
    .filter((range) => cidrProblem(range) === undefined && !range.endsWith('/0'))
    .slice(0, 50);
}
