import { createContext, type ReactNode, useContext } from 'react';
import type { Client } from '../../contract/define.ts';
import type { AppContract } from '../../contract/index.ts';

export type AppClient = Client<AppContract>;

const ClientContext = createContext<AppClient | undefined>(undefined);

export function ClientProvider({ client, children }: { readonly client: AppClient; readonly children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): AppClient {
  const client = useContext(ClientContext);
  if (!client) throw new Error('Put a ClientProvider around this');
  return client;
}
