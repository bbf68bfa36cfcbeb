import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { hostileTexts } from '../../../fixtures/hostile-texts.ts';
import { audit, finding } from '../../../fixtures/page/page-audit.ts';
import { openPage } from '../../app/open-page.tsx';

afterEach(() => {
  cleanup();
  window.location.hash = '';
});

const young = audit('cccc4444', '2026-11-20T10:12:40.000Z');
const old = { ...audit('aaaa2222', '2026-11-13T08:00:00.000Z'), findings: young.findings.slice(1) };

function button(words: string | RegExp): HTMLButtonElement {
  const found = screen.getAllByText(words).flatMap((one) => one.closest('button') ?? []);
  const last = found.at(-1);
  if (!last) throw new Error(`${String(words)} is not on a button`);
  return last;
}

describe('the audits', () => {
  it('start with the window’s profile, its region and the gateways that belong to it, and can be cancelled', async () => {
    const { world, publish } = await openPage('#/audit');
    await screen.findByText('No audits yet');
    fireEvent.click(button('Start an audit'));
    await screen.findByText('demo-gateway');
    fireEvent.click(button('Start the audit'));
    await screen.findByText('An audit is running');
    expect(world.audits[0]?.scope).toEqual({
      targets: [{ profile: 'linkspan-demo', regions: ['eu-west-1'] }],
      gatewayIds: ['gw-demo2345'],
    });
    publish('audit.progressed', {
      auditId: 'cccc4444',
      state: 'reading',
      done: 30,
      total: 40,
      now: 'Route 53',
      message: null,
    });
    await screen.findByText('Read 30 of 40');
    fireEvent.click(button('Cancel the audit'));
    await screen.findByText('The audit was cancelled');
  });

  it('say at the field what is missing, and stay', async () => {
    const { world, cloudscape } = await openPage('#/audit?start=1');
    await screen.findByText('demo-gateway');
    const [regions] = screen.getAllByLabelText('Leave out eu-west-1');
    if (regions) fireEvent.click(regions);
    expect(screen.queryByText('Choose at least one region')).toBeNull();
    fireEvent.click(button('Start the audit'));
    await screen.findByText('Choose at least one region');
    expect(button(/^Start the audit/).textContent).toBe('Start the audit (1 left)');
    expect(world.audits).toEqual([]);
    expect(cloudscape.findModal()?.isVisible() ?? true).toBe(true);
  });

  it('tell how one ended, on whatever page, until it was seen', async () => {
    const { publish } = await openPage('#/audit', { audits: [young] });
    const ended = { auditId: 'cccc4444', done: 40, total: 40, now: '' };
    publish('audit.progressed', { ...ended, state: 'failed', message: 'The profile needs a sign-in' });
    await screen.findByText('The profile needs a sign-in');
    window.location.hash = '#/activity';
    await screen.findByText('Verify the record');
    expect(screen.queryByLabelText('Open the audits')).toBeNull();
    publish('audit.progressed', { ...ended, state: 'done', message: null });
    fireEvent.click(await screen.findByLabelText('Open the audits'));
    await screen.findByText('The audit is done');
    fireEvent.click(button('Open the audit'));
    await screen.findByText('4 failed checks');
  });
});

describe('an audit', () => {
  it('counts what is wrong, and tells what is unknown apart from what is fine', async () => {
    await openPage('#/audit/cccc4444', { audits: [young] });
    await screen.findByText('4 failed checks');
    expect(screen.getByText('1 unknown')).toBeTruthy();
    expect(screen.getByText(/1 read did not work/)).toBeTruthy();
  });

  it('claims nothing when something could not be read', async () => {
    await openPage('#/audit/cccc4444', { audits: [{ ...young, findings: [] }] });
    await screen.findByText('No check that could be made failed. Some could not be made.');
    expect(screen.queryByText('Every check that applies passed.')).toBeNull();
  });

  it('keeps the filter in the address, and shows a finding with its evidence and its remedy', async () => {
    await openPage('#/audit/cccc4444?filter=severity%3DHigh', { audits: [young] });
    await screen.findByText('(2 of 6)');
    fireEvent.click(screen.getByText('Only one tunnel is up'));
    await waitFor(() => expect(window.location.hash).toContain('finding='));
    expect(window.location.hash).toContain('filter=severity');
    const evidence = await screen.findByLabelText('Evidence');
    expect(within(evidence).getByText('DOWN, IPSEC IS DOWN')).toBeTruthy();
    expect(within(evidence).getAllByText('ec2:DescribeVpnConnections').length).toBe(2);
    const reference = screen.getByText('Security Hub EC2.20').closest('a');
    expect(reference?.target).toBe('_blank');
    expect(reference?.rel).toContain('noopener');
    fireEvent.click(button('Open the tunnels'));
    await waitFor(() => expect(window.location.hash).toBe('#/tunnels'));
  });

  it('is exported in the formats that were chosen, and says where', async () => {
    await openPage('#/audit/cccc4444', { audits: [young] });
    fireEvent.click(await screen.findByText('Export report'));
    fireEvent.click(await screen.findByLabelText('PDF'));
    fireEvent.click(button('Write the file'));
    await screen.findByText('Choose at least one format');
    fireEvent.click(screen.getByLabelText('XLSX'));
    fireEvent.click(button('Write the file'));
    await screen.findByText('/home/admin/Downloads/linkspan-audit.xlsx');
    expect(screen.queryByText('/home/admin/Downloads/linkspan-audit.pdf')).toBeNull();
  });

  it('is removed only after a second word', async () => {
    const { world } = await openPage('#/audit/cccc4444', { audits: [young, old] });
    fireEvent.click(await screen.findByText('Remove audit'));
    expect(world.audits.length).toBe(2);
    fireEvent.click(button('Remove the audit'));
    await waitFor(() => expect(world.audits.map(({ id }) => id)).toEqual(['aaaa2222']));
    await waitFor(() => expect(window.location.hash).toBe('#/audit'));
  });

  it('that is not kept says so', async () => {
    await openPage('#/audit/zzzz7777');
    await screen.findByText('This audit is not kept any more');
  });

  it('shows hostile text harmlessly', async () => {
    const all = hostileTexts.map(({ text }) => text.slice(0, 2000)).join('\n');
    const hostile = finding({
      id: all.slice(0, 100),
      title: all,
      summary: all,
      resource: { kind: all, id: all, name: all, account: all, region: all },
      evidence: [{ label: all, value: all, source: all }],
      remedy: { text: all, open: null },
      references: [{ label: all, url: null }],
    });
    const { container } = await openPage('#/audit/cccc4444', {
      audits: [{ ...young, findings: [hostile], unread: [], rules: [] }],
    });
    fireEvent.click((await screen.findAllByRole('radio'))[0] ?? container);
    await screen.findByLabelText('Evidence');
    expect(document.querySelector('script, iframe, img, [onerror], [onload]')).toBeNull();
    expect(document.body.textContent).not.toMatch(/[\u0000-\u0008\u001b\u009b\u202e\u2066]/);
  });
});

describe('two audits', () => {
  it('are compared: what is new, gone and still there, and what could not be', async () => {
    await openPage('#/audit/compare?before=aaaa2222&after=cccc4444', { audits: [young, old] });
    await screen.findByText('eu-west-2 was not looked at before');
    await screen.findByText('Only one tunnel is up');
    expect(screen.getByText('New (1)')).toBeTruthy();
    expect(screen.getByText('Gone (0)')).toBeTruthy();
  });

  it('must be two', async () => {
    await openPage('#/audit/compare?before=cccc4444&after=cccc4444', { audits: [young] });
    await screen.findByText('Choose two different audits.');
  });
});
