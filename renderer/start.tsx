import '@cloudscape-design/global-styles/index.css';
import './app/linkspan.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { AppContract } from '../contract/index.ts';
import { App } from './app/app.tsx';
import { readFirstAnswers } from './app/first-answers.ts';
import { fetchPages } from './app/routes.tsx';
import { StartFailed } from './app/start-failed.tsx';
import { createClient } from './bridge/client.ts';
import type { Connection } from './bridge/connection.ts';

/** Draws the page once its line to main is there, or says why there is none. */
export async function start(connecting: Promise<Connection>): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('index.html has no #root');
  const root = createRoot(place);
  try {
    const line = await connecting;
    const client = createClient<AppContract>(line.bridge);
    const cache = await readFirstAnswers(client);
    root.render(
      <StrictMode>
        <App client={client} line={line} cache={cache} />
      </StrictMode>,
    );
  } catch (error) {
    root.render(<StartFailed error={error instanceof Error ? error : new Error(String(error))} />);
  }
  // Whoever opens a page before its code is there waits for it, and hears of a failure.
  setTimeout(() => void fetchPages().catch(() => undefined), 1000);
}
