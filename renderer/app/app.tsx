import I18nProvider from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { type AppClient, ClientProvider } from '../bridge/client-context.tsx';
import type { Connection } from '../bridge/connection.ts';
import { CurrentProfileProvider } from '../bridge/current-profile.tsx';
import { listenForNews } from '../bridge/news.ts';
import { createQueryClient } from '../bridge/query-client.ts';
import { DetailProvider } from '../ui/detail-panel.tsx';
import { FlashProvider } from '../ui/flashes.tsx';
import { RouterProvider } from '../ui/router.tsx';
import { Appearance } from './appearance.tsx';
import { Shell } from './shell.tsx';

export type Line = Pick<Connection, 'state' | 'watch'>;

interface AppProps {
  readonly client: AppClient;
  /** The page's line to main. */
  readonly line: Line;
  /** What was read ahead; empty unless given. */
  readonly cache?: QueryClient;
}

export function App({ client, line, cache }: AppProps) {
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <Answers client={client} line={line} {...(cache && { cache })}>
        <RouterProvider>
          <CurrentProfileProvider>
            <FlashProvider>
              <DetailProvider>
                <Appearance />
                <Shell line={line} />
              </DetailProvider>
            </FlashProvider>
          </CurrentProfileProvider>
        </RouterProvider>
      </Answers>
    </I18nProvider>
  );
}

/** The client, and what it answered so far. After a broken line everything is read afresh. */
function Answers({ client, line, cache: given, children }: AppProps & { readonly children: ReactNode }) {
  const [cache] = useState(() => given ?? createQueryClient());
  useEffect(() => listenForNews(client, cache), [client, cache]);
  useEffect(
    () =>
      line.watch(() => {
        if (line.state() === 'connected') void cache.invalidateQueries();
      }),
    [line, cache],
  );
  return (
    <QueryClientProvider client={cache}>
      <ClientProvider client={client}>{children}</ClientProvider>
    </QueryClientProvider>
  );
}
