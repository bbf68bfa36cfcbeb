import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import type { AppContract } from '../../../contract/index.ts';
import { ClientProvider } from '../../../renderer/bridge/client-context.tsx';
import { createClient } from '../../../renderer/bridge/client.ts';
import { useCommand } from '../../../renderer/bridge/use-command.ts';
import type { Reply } from '../../../contract/wire.ts';

it('tells what came of a command whose button has gone in the meantime', async () => {
  const main = withResolvers<Reply>();
  const client = createClient<AppContract>({
    call: () => main.promise,
    cancel: () => undefined,
    subscribe: () => () => undefined,
  });
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <QueryClientProvider client={new QueryClient()}>
      <ClientProvider client={client}>{children}</ClientProvider>
    </QueryClientProvider>
  );
  const { result, unmount } = renderHook(() => useCommand('plans', 'stopAndUndo'), { wrapper });
  const told = withResolvers<string>();
  act(() => result.current.mutate({ planId: 'abcdefgh' }, { onSuccess: ({ undoPlanId }) => told.resolve(undoPlanId) }));
  unmount();
  main.resolve({ ok: true, value: { undoPlanId: 'undo-plan' } });
  expect(await told.promise).toBe('undo-plan');
});

/** Node 20 has no Promise.withResolvers. */
function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
