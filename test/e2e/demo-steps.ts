import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { RunningApp } from './running-app.ts';

/** What a person does on the demo network, in the words on the screen. Each ends when its outcome is seen. */

export async function exploreDemo({ page }: RunningApp): Promise<void> {
  await page.getByRole('button', { name: 'Explore the demo network' }).click();
  await page.getByTestId('demo-band').waitFor();
  await wizardStep(page, 'Where');
}

export const wizardSteps = ['Where', 'Site', 'Routing', 'Tunnels', 'Reach', 'Review'] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** Waits for what a step shows once all it needs is read. */
export async function wizardStep(page: RunningApp['page'], step: WizardStep): Promise<void> {
  await page
    .getByRole('heading', { level: 1, name: step })
    .or(page.getByRole('heading', { level: 2, name: step, exact: true }))
    .first()
    .waitFor();
  await page.getByRole('button', { name: settledButtons[step] }).first().waitFor();
}

const settledButtons: Readonly<Record<WizardStep, RegExp | string>> = {
  Where: /^Next/,
  Site: /^Next/,
  Routing: /^Next/,
  Tunnels: /^Next/,
  Reach: /^Make the plan/,
  Review: 'Apply plan',
};

/** From the first step to the review; `look` sees each step. */
export async function acceptDefaults(
  app: RunningApp,
  look: (step: WizardStep) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { page } = app;
  for (const step of wizardSteps) {
    await wizardStep(page, step);
    if (step === 'Where') await page.getByRole('radio', { checked: true }).first().waitFor();
    await look(step);
    if (step !== 'Review') await page.getByRole('button', { name: settledButtons[step] }).click();
  }
}

/** Ticks what wants a tick, and starts the plan. */
export async function applyPlan({ page, electron }: RunningApp, confirm?: string): Promise<void> {
  await page.getByRole('button', { name: 'Apply plan' }).waitFor();
  for (const box of await page.getByRole('checkbox', { checked: false }).all()) await box.check();
  if (confirm !== undefined && electron) await acceptDialogs(electron);
  await page.getByRole('button', { name: 'Apply plan' }).click();
  if (confirm !== undefined && !electron) await page.getByRole('dialog').getByRole('button', { name: confirm }).click();
}

/** The desktop asks in dialogs of its own. */
async function acceptDialogs(electron: NonNullable<RunningApp['electron']>): Promise<void> {
  await electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
}

/** Waits for a plan's state; a plan that stops instead tells why. */
export async function planState({ page }: RunningApp, state: string): Promise<void> {
  const shown = page.getByTestId('plan-state');
  const isOver = new RegExp(`^(${state}|stopped)$`);
  await expect.poll(() => shown.getAttribute('data-state'), { timeout: 60_000, interval: 100 }).toMatch(isOver);
  const seen = await shown.getAttribute('data-state');
  expect(seen === state ? seen : await page.locator('main').innerText()).toBe(state);
}

/** Applies the reviewed plan and proves the link; ends at the result. */
export async function applyAndProve(app: RunningApp): Promise<{ readonly planId: string }> {
  await applyPlan(app);
  await planState(app, 'applied');
  const planId = await openPlanId(app);
  await app.page.getByRole('button', { name: 'Prove the link' }).click();
  await applyPlan(app);
  const result = app.page.getByTestId('proof-result').first();
  await result.waitFor({ timeout: 60_000 });
  expect(await result.getAttribute('data-result')).toBe('proved');
  return { planId };
}

export async function openPlanId({ page }: RunningApp): Promise<string> {
  const [, planId = ''] = /^#\/plans\/(.+)$/.exec(await page.evaluate(() => location.hash)) ?? [];
  return planId;
}

export async function go({ page }: RunningApp, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

interface DemoState {
  readonly files: Readonly<Record<string, { text: string; mode: string; owner: string }>>;
  readonly world: { readonly regions: Readonly<Record<string, { readonly vpnConnections: readonly unknown[] }>> };
}

/** The demo network as it lies on the disk: its gateway's files, its AWS. */
export function readDemoState({ dataDir }: RunningApp): DemoState {
  return JSON.parse(readFileSync(join(dataDir, 'demo/state.json'), 'utf8')) as DemoState;
}

/** Complaints of the page; Chromium's own notes are none. */
export function complaints({ messages }: RunningApp): string[] {
  return messages.filter((message) => /^(error|uncaught|warning)/.test(message));
}
