import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../contract/errors.ts';
import { createDnsWorld, drill, pageCheckId, tunnelCheckId, zone } from '../../../fixtures/page/page-dns-world.ts';
import { plan } from '../../../fixtures/page/page-plans.ts';
import { demoProfile } from '../../../fixtures/page/page-world.ts';
import { openPage } from '../../app/open-page.tsx';

type Opened = Awaited<ReturnType<typeof openPage>>;

afterEach(() => {
  // Nothing may be drawn once the window is gone.
  cleanup();
  window.location.hash = '';
});

const zoneHash = `#/dns/zones/${zone.id}`;
const pairHash = `${zoneHash}?record=app.example.com+A`;

/** By its words: roles are slow to compute on a whole page in jsdom. */
function button(words: string): HTMLButtonElement {
  const found = screen.getByText(words).closest('button');
  if (!found) throw new Error(`${words} is not on a button`);
  return found;
}

function isDisabled(words: string): boolean {
  const found = button(words);
  return found.disabled || found.getAttribute('aria-disabled') === 'true';
}

function rows({ cloudscape }: Opened): string[] {
  return (cloudscape.findTable()?.findRows() ?? []).map((row) => row.getElement().textContent);
}

describe('the zones', () => {
  it('say who asks them, lead to their records, and say why when they cannot be read', async () => {
    const page = await openPage('#/dns');
    const link = await screen.findByText('example.com');
    expect(rows(page)).toEqual([
      expect.stringMatching(/Private.*1 VPC/),
      expect.stringMatching(/Public.*the internet/),
    ]);
    expect(link.closest('a')?.getAttribute('href')).toBe(zoneHash);
    Object.defineProperty(page.world, 'dns', {
      get: () => {
        throw new AppError({ code: 'access-denied', message: 'route53:ListHostedZones is not allowed' });
      },
    });
    fireEvent.click(screen.getByLabelText('Read the hosted zones again'));
    await screen.findByText('The hosted zones could not be read');
    await screen.findByText('route53:ListHostedZones is not allowed');
  });
});

describe('a zone’s records', () => {
  it('tell a pair as a pair, and which member answers now', async () => {
    const world = createDnsWorld();
    const page = await openPage(zoneHash, { dns: world });
    await waitFor(() => expect(rows(page).join()).toMatch(/192\.0\.2\.10 ?Healthy ?answers now/));
    expect(rows(page)).toHaveLength(5);
    world.healthChecks = world.healthChecks.map((check) =>
      check.id === tunnelCheckId ? { ...check, state: 'unhealthy' } : check,
    );
    act(() => page.publish('dns.changed', {}));
    await waitFor(() =>
      expect(rows(page).join()).toMatch(/s3-website-eu-west-1\.amazonaws\.com ?No check ?answers now/),
    );
    act(() => {
      window.location.hash = pairHash;
    });
    fireEvent.click(await screen.findByText('Change'));
    await screen.findByText('There are records of this name and type');
    expect(screen.getByDisplayValue('app.example.com')).toBeTruthy();
  });

  it('offer nothing that changes them with a read-only profile, nor on what is left alone', async () => {
    const page = await openPage(pairHash, { profiles: [{ ...demoProfile, isReadOnly: true }] });
    await screen.findByText('Drill the failover');
    for (const words of ['Change', 'Plan to delete', 'Drill the failover', 'Make records'])
      expect([words, isDisabled(words)]).toEqual([words, true]);
    page.world.profiles = [demoProfile];
    act(() => page.publish('accounts.changed', {}));
    await waitFor(() => expect(isDisabled('Change')).toBe(false));
    act(() => {
      window.location.hash = `${zoneHash}?record=example.com+SOA`;
    });
    await waitFor(() => expect(isDisabled('Change')).toBe(true));
    expect(isDisabled('Make records')).toBe(false);
  });
});

describe('health checks', () => {
  it('that records name cannot be deleted; those left inverted are restored by a plan', async () => {
    await openPage(`#/dns/health-checks?check=${tunnelCheckId}`);
    await screen.findByText('Plan to delete');
    expect(isDisabled('Plan to delete')).toBe(true);
    act(() => {
      window.location.hash = `#/dns/health-checks?check=${pageCheckId}`;
    });
    await screen.findByText('This check is inverted');
    fireEvent.click(button('Restore'));
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/plans\/plan-dns-restore/));
  });
});

describe('the wizard', () => {
  it('makes a failover pair on a tunnel, with each step judged where it is', async () => {
    const page = await openPage('#/dns/new');
    const next = () => act(() => page.cloudscape.findWizard()?.findPrimaryButton().click());
    const title = (words: string) =>
      waitFor(() => expect(page.cloudscape.findWizard()?.findHeader()?.getElement().textContent).toContain(words));
    fireEvent.change(await screen.findByPlaceholderText('app'), { target: { value: 'www' } });
    await screen.findByText('There are records of this name and type');
    next();
    await screen.findByText(/has a simple record of type A already/);
    fireEvent.change(screen.getByPlaceholderText('app'), { target: { value: 'shop' } });
    next();
    await title('Answers');
    const [primary, secondary] = page.cloudscape.findAllTextareas();
    act(() => primary?.setTextareaValue('192.0.2.30'));
    act(() => secondary?.setTextareaValue('192.0.2.30'));
    next();
    await screen.findByText(/The secondary is the same as the primary/);
    act(() => page.cloudscape.findAllTextareas()[1]?.setTextareaValue('192.0.2.31'));
    next();
    await title('Health checks');
    await screen.findByText('warehouse: at least one tunnel is up');
    next();
    await title('Time to live');
    await screen.findByText('12 min');
    next();
    await title('Review');
    await screen.findByText('zone example.com');
    fireEvent.click(button('Apply plan'));
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/plans\/plan-dns-records/));
    await waitFor(() => expect(page.world.drafts.size).toBe(0));
  });
});

describe('a drill', () => {
  it('is reviewed, watched, and measured against the one before', async () => {
    const before = drill({ planId: 'plan-beforebefore', startedAt: '2026-11-01T10:00:00.000Z', switchSeconds: 40.5 });
    const page = await openPage(pairHash, { dns: { ...createDnsWorld(), drills: [before] } });
    fireEvent.click(await screen.findByText('Drill the failover'));
    fireEvent.click(await screen.findByText('Start the drill'));
    const times = await screen.findByTestId('drill-times');
    await within(times).findByText('40.5 s');
    expect(times.textContent).toMatch(/33\.9 s/);
    expect(screen.getByTestId('drill-clock').textContent).toBe('1:35');
    await screen.findByText('Who answers for app.example.com?');
    expect(page.container.textContent).toContain('The secondary answers: s3-website');
  });

  it('shows what is seen as it is seen, and can be stopped as long as it runs', async () => {
    const running = drill({ state: 'running', endedAt: null, sights: [], startedAt: new Date().toISOString() });
    const page = await openPage('#/', {
      dns: { ...createDnsWorld(), drills: [running] },
    });
    const applying = plan({ id: running.planId, kind: 'dns-drill', title: 'Drill', linkId: null, state: 'applying' });
    page.world.plans = [applying];
    act(() => {
      window.location.hash = `#/dns/drills/${running.planId}`;
    });
    await screen.findByText('Stop and restore');
    await screen.findByText('Nothing was seen yet.');
    const sight = { at: new Date().toISOString(), kind: 'answer', text: '192.0.2.10, the primary' } as const;
    act(() => page.publish('dns.drillSeen', { planId: running.planId, sight }));
    await waitFor(() => expect(screen.getAllByText('192.0.2.10, the primary')).toHaveLength(2));
  });
});
