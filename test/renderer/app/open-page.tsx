import createWrapper from '@cloudscape-design/components/test-utils/dom';
import { cleanup, configure, render, waitFor } from '@testing-library/react';
import { expect } from 'vitest';
import type { AppContract } from '../../../contract/index.ts';
import { App } from '../../../renderer/app/app.tsx';
import { fetchPages } from '../../../renderer/app/routes.tsx';
import { createClient } from '../../../renderer/bridge/client.ts';
import { createPageMain } from '../../fixtures/page/page-main.ts';
import { createPageWorld, demoGateway, demoProfile, type PageWorld } from '../../fixtures/page/page-world.ts';

configure({
  asyncUtilTimeout: 4000,
  getElementError: (message) => new Error(message ?? 'Not found'),
});

/** Opens the whole page at an address, on a stand-in main in this state. */
export async function openPage(hash: string, world: Partial<PageWorld> = {}) {
  cleanup();
  await fetchPages();
  // jsdom has no layout, hence no scrolling.
  window.scrollTo = () => undefined;
  window.location.hash = hash;
  const demo = { isDemo: true, profiles: [demoProfile], gateways: [demoGateway] };
  const main = createPageMain({ world: { ...createPageWorld(), ...demo, ...world }, stepMs: 1 });
  const line = { state: () => 'connected' as const, watch: () => () => undefined };
  const { container } = render(<App client={createClient<AppContract>(main.bridge)} line={line} />);
  await waitFor(() => expect(container.querySelector('h1')).not.toBeNull());
  return { ...main, container, cloudscape: createWrapper(container) };
}
