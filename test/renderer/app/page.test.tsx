import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { hostileTexts } from '../../fixtures/hostile-texts.ts';
import { link } from '../../fixtures/page/page-links.ts';
import { connectPlan } from '../../fixtures/page/page-plans.ts';
import { openPage } from './open-page.tsx';

type Opened = Awaited<ReturnType<typeof openPage>>;

afterEach(() => {
  // Nothing may be drawn once the window is gone.
  cleanup();
  window.location.hash = '';
});

const wizardOf = ({ cloudscape }: Opened) => {
  const wizard = cloudscape.findWizard();
  if (!wizard) throw new Error('There is no wizard');
  return wizard;
};

/** By its words: roles are slow to compute on a whole page in jsdom. */
function button(words: string): HTMLButtonElement {
  const found = screen.getByText(words).closest('button');
  if (!found) throw new Error(`${words} is not on a button`);
  return found;
}

function next(page: Opened): void {
  act(() => wizardOf(page).findPrimaryButton().click());
}

async function title(page: Opened, words: string): Promise<void> {
  await waitFor(() => expect(wizardOf(page).findHeader()?.getElement().textContent).toContain(words));
}

async function ready(page: Opened): Promise<void> {
  await waitFor(() =>
    expect(wizardOf(page).findPrimaryButton().getElement()).not.toHaveProperty('ariaDisabled', 'true'),
  );
  await waitFor(() =>
    expect(wizardOf(page).findPrimaryButton().getElement().getAttribute('aria-disabled')).not.toBe('true'),
  );
}

describe('the wizard', () => {
  it('goes from where to review with every default accepted, then keeps no draft', async () => {
    const page = await openPage('#/connect');
    await screen.findByText('10.50.0.0/16, 10.51.0.0/20');
    next(page);
    await title(page, 'Site');
    await screen.findByDisplayValue('203.0.113.5');
    await ready(page);
    for (const words of ['Routing', 'Tunnels', 'Reach', 'Review']) {
      next(page);
      await title(page, words);
    }
    expect(button('Apply plan').getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(screen.getByLabelText(/one list of selectors/));
    fireEvent.click(button('Apply plan'));
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/plans\//));
    await waitFor(() => expect(page.world.drafts.size).toBe(0));
    await screen.findByText('Prove the link');
  });

  it('shows what is wrong on leaving a field, says how many are left, and stays', async () => {
    const page = await openPage('#/connect');
    await screen.findByText('10.50.0.0/16, 10.51.0.0/20');
    next(page);
    const address = await screen.findByDisplayValue('203.0.113.5');
    fireEvent.change(address, { target: { value: '10.1.1.1' } });
    expect(screen.queryByText(/the internet does not route/)).toBeNull();
    fireEvent.blur(address);
    await screen.findByText(/the internet does not route/);
    next(page);
    await waitFor(() => expect(wizardOf(page).findPrimaryButton().getElement().textContent).toBe('Next (1 left)'));
    await title(page, 'Site');
  });

  it('keeps what was typed and offers it again', async () => {
    const page = await openPage('#/connect');
    await screen.findByText('10.50.0.0/16, 10.51.0.0/20');
    next(page);
    fireEvent.change(await screen.findByDisplayValue('site-1'), { target: { value: 'warehouse' } });
    await waitFor(() => expect(page.world.drafts.get('connect-site')?.json).toContain('warehouse'), { timeout: 4000 });

    const again = await openPage('#/connect', { drafts: page.world.drafts });
    await screen.findByText('Go on with the draft');
    fireEvent.click(button('Go on with the draft'));
    await title(again, 'Site');
    await screen.findByDisplayValue('warehouse');
  });
});

describe('a plan’s page', () => {
  it('cannot be applied over a conflict', async () => {
    const conflicted = connectPlan({ conflicts: [{ id: 'c', text: '10.0.0.0/16 is on both sides' }] });
    await openPage(`#/plans/${conflicted.id}`, { plans: [conflicted] });
    await screen.findByText('10.0.0.0/16 is on both sides');
    expect(button('Apply plan').getAttribute('aria-disabled')).toBe('true');
  });

  it('cannot be applied with a read-only profile', async () => {
    const plan = connectPlan({ warnings: [], profile: 'production' });
    const { world } = await openPage('#/');
    const profiles = world.profiles.map((one) => ({ ...one, name: 'production', isReadOnly: true }));
    await openPage(`#/plans/${plan.id}`, { plans: [plan], profiles });
    await screen.findByText('Apply plan');
    await waitFor(() => expect(button('Apply plan').getAttribute('aria-disabled')).toBe('true'));
  });

  it.each([
    ['interrupted', 'Go on'],
    ['stopped', 'Try again'],
    ['paused', 'Go on'],
  ] as const)('that is %s can be resumed and undone', async (state, resume) => {
    const plan = connectPlan({ state, message: 'Because of this' });
    await openPage(`#/plans/${plan.id}`, { plans: [plan] });
    await screen.findByText('Because of this');
    expect(button(resume).disabled).toBe(false);
    expect(button('Plan the undo').disabled).toBe(false);
    expect(screen.queryByText('Apply plan')).toBeNull();
  });
});

describe('text from outside', () => {
  const all = hostileTexts.map(({ text }) => text.slice(0, 4000)).join('\n');

  it('makes no element and no handler, wherever it is shown', async () => {
    const gatewayText = all;
    for (const hash of [
      '#/gateways/gw-demo2345',
      '#/gateways/gw-demo2345?tab=connections',
      '#/tunnels',
      '#/links/abcd2345',
    ]) {
      const { container } = await openPage(hash, { gatewayText, links: [link({ name: hostileTexts[0]?.text ?? '' })] });
      await waitFor(() => expect(container.textContent).toContain('script'));
      expect(container.querySelector('script, iframe, img, [onerror], [onload]')).toBeNull();
      expect(container.textContent).not.toMatch(/[\u0000-\u0008\u001b\u009b\u202e\u2066]/);
    }
    expect(window).not.toHaveProperty('linkspanWasHere');
  });
});
