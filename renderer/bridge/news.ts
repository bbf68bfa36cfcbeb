import type { QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Drill, DrillSight } from '../../contract/domain/dns.ts';
import type { PlanView } from '../../contract/domain/plan.ts';
import type { plans } from '../../contract/features/plans.ts';
import type { AppClient } from './client-context.tsx';

type Progressed = z.infer<typeof plans.progressed.payload>;

/** Turns news into stale cache entries; answers a function that stops. */
export function listenForNews(client: AppClient, cache: QueryClient): () => void {
  const stale = (...keys: readonly (readonly string[])[]) => {
    for (const queryKey of keys) void cache.invalidateQueries({ queryKey });
  };
  const ends = [
    client.accounts.changed(() => stale(['accounts'], ['network'])),
    client.activity.changed(() => stale(['activity'])),
    client.audit.changed(() => stale(['audit', 'list'], ['audit', 'get'], ['audit', 'compare'])),
    client.audit.progressed((progress) => cache.setQueryData(['audit', 'running', {}], progress)),
    client.demo.changed((state) => {
      cache.setQueryData(['demo', 'state', {}], state);
      stale(
        ['accounts'],
        ['gateways'],
        ['links'],
        ['tunnels'],
        ['plans'],
        ['network'],
        ['drafts'],
        ['activity'],
        ['audit'],
        ['directConnect'],
        ['dns'],
      );
    }),
    client.directConnect.changed(() => stale(['directConnect'])),
    client.dns.changed(() => stale(['dns'])),
    client.dns.drillSeen(({ planId, sight }) =>
      cache.setQueryData<Drill>(['dns', 'drill', { planId }], (drill) => drill && withSight(drill, sight)),
    ),
    client.drafts.changed(() => stale(['drafts'])),
    client.gateways.asked(() => stale(['gateways', 'prompts'])),
    client.gateways.changed(() => stale(['gateways', 'list'])),
    client.links.changed(() => stale(['links'], ['tunnels'])),
    client.settings.changed((settings) => cache.setQueryData(['settings', 'get', {}], settings)),
    client.plans.progressed((news) => onProgress(cache, news, stale)),
  ];
  return () => ends.forEach((end) => end());
}

function onProgress(
  cache: QueryClient,
  news: Progressed,
  stale: (...keys: readonly (readonly string[])[]) => void,
): void {
  const key = ['plans', 'get', { planId: news.planId }];
  const known = cache.getQueryData<PlanView>(key);
  if (known) cache.setQueryData(key, withProgress(known, news));
  if (known && known.state === news.state) return;
  stale(['plans', 'list']);
  if (news.state === 'applying') return;
  stale(
    key as readonly string[],
    ['links'],
    ['tunnels'],
    ['network'],
    ['siteToSite'],
    ['activity'],
    ['gateways', 'list'],
    ['directConnect'],
    ['dns'],
  );
}

/** A drill with one sight more. A read of the whole drill may have brought it already. */
export function withSight(drill: Drill, sight: DrillSight): Drill {
  const isKnown = drill.sights.some(
    ({ at, kind, text }) => at === sight.at && kind === sight.kind && text === sight.text,
  );
  return isKnown ? drill : { ...drill, sights: [...drill.sights, sight] };
}

/** A plan as it is after this piece of news. */
export function withProgress(plan: PlanView, { state, message, step }: Progressed): PlanView {
  if (!step) return { ...plan, state, message };
  const others = plan.progress.filter(({ stepId }) => stepId !== step.stepId);
  return { ...plan, state, message, progress: [...others, step] };
}
