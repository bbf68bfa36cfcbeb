import Alert from '@cloudscape-design/components/alert';
import { useSyncExternalStore } from 'react';
import type { Line } from './app.tsx';

/** Says when the page has lost main; a browser's does when the app is stopped. */
export function LineState({ line }: { readonly line: Line }) {
  const state = useSyncExternalStore(line.watch, line.state);
  if (state === 'connected') return null;
  return (
    <div className="ls-strip">
      {state === 'disconnected' ? (
        <Alert type="warning" header="Not connected to Linkspan">
          What you see may be old. The page connects again by itself; a plan that runs goes on.
        </Alert>
      ) : (
        <Alert type="error" header="Linkspan has ended">
          Start it again to go on. A plan that was running is kept and can be resumed or undone.
        </Alert>
      )}
    </div>
  );
}
