import type { QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
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
      stale(['accounts'], ['gateways'], ['links'], ['tunnels'], ['plans'], ['network'], ['drafts'], ['activity'], ['audit']);
    }),
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
  );
}

/** A plan as it is after this piece of news. */
export function withProgress(plan: PlanView, { state, message, step }: Progressed): PlanView {
  if (!step) return { ...plan, state, message };
  const others = plan.progress.filter(({ stepId }) => stepId !== step.stepId);
  return { ...plan, state, message, progress: [...others, step] };
}
