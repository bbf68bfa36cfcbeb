import '@cloudscape-design/global-styles/index.css';
import './app/linkspan.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { contract } from '../contract/index.ts';
import { App } from './app/app.tsx';
import { StartFailed } from './app/start-failed.tsx';
import { createClient } from './bridge/client.ts';
import { connect } from './bridge/connect.ts';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
const root = createRoot(place);

connect().then(
  (connection) =>
    root.render(
      <StrictMode>
        <App client={createClient(contract, connection.bridge)} line={connection} />
      </StrictMode>,
    ),
  (error: unknown) => root.render(<StartFailed error={error instanceof Error ? error : new Error(String(error))} />),
);
