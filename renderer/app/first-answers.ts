import type { QueryClient } from '@tanstack/react-query';
import type { AppClient } from '../bridge/client-context.tsx';
import { createQueryClient } from '../bridge/query-client.ts';
import { readAhead } from '../bridge/use-read.ts';

/** An empty window for longer than this would be worse than one that fills by and by. */
const patienceMs = 300;

/** Reads what the frame and the first page show, so that they are drawn once, and whole. */
export async function readFirstAnswers(client: AppClient): Promise<QueryClient> {
  const cache = createQueryClient();
  const reads = Promise.all([
    readAhead(cache, client, 'links', 'list', {}),
    readAhead(cache, client, 'settings', 'get', {}),
    readAhead(cache, client, 'demo', 'state', {}),
    readAhead(cache, client, 'accounts', 'list', {}),
    readAhead(cache, client, 'plans', 'list', {}),
    readAhead(cache, client, 'gateways', 'prompts', {}),
  ]);
  await Promise.race([reads, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  return cache;
}
