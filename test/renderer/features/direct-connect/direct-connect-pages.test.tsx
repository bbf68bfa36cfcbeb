import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { someDirectConnect } from '../../../fixtures/page/page-direct-connect.ts';
import { plan } from '../../../fixtures/page/page-plans.ts';
import { demoProfile } from '../../../fixtures/page/page-world.ts';
import { openPage } from '../../app/open-page.tsx';

afterEach(() => {
  cleanup();
  window.location.hash = '';
});

const world = { directConnect: someDirectConnect };

function button(words: string | RegExp): HTMLButtonElement {
  const found = screen.getAllByText(words).flatMap((one) => one.closest('button') ?? []);
  const last = found.at(-1);
  if (!last) throw new Error(`${String(words)} is not on a button`);
  return last;
}

function row(words: string) {
  const found = screen.getByText(words).closest('tr');
  if (!found) throw new Error(`${words} is in no row`);
  return within(found);
}

describe('the lists', () => {
  it('tell the connection, BGP and the routes apart', async () => {
    await openPage('#/direct-connect', world);
    await screen.findByText('quay-shared-services');
    expect(row('quay-shared-services').getByText('3 accepted')).toBeTruthy();
    expect(row('depot').getByText('Up')).toBeTruthy();
    expect(row('depot').getByText('None accepted')).toBeTruthy();
    expect(row('from-the-haulier').getByText('AWS does not tell')).toBeTruthy();
  });

  it('say what could not be read', async () => {
    const unread = [{ what: 'directconnect:DescribeLags', why: 'not allowed' }];
    await openPage('#/direct-connect?tab=connections', { directConnect: { ...someDirectConnect, unread } });
    await screen.findByText('directconnect:DescribeLags: not allowed');
    expect(await screen.findByText('Hosted by Fjordnet, VLAN 305 only')).toBeTruthy();
  });

  it('say what to do without a profile, and lock what a read-only one may not do', async () => {
    await openPage('#/direct-connect', { profiles: [] });
    await screen.findByText(/Direct Connect is read with the profile/);
    await openPage('#/direct-connect', { ...world, profiles: [{ ...demoProfile, isReadOnly: true }] });
    await screen.findByText('quay-shared-services');
    await waitFor(() => expect(button('Create virtual interface').getAttribute('aria-disabled')).toBe('true'));
  });
});

describe('a virtual interface', () => {
  it('shows its router’s configuration, masked, and saves it with the key', async () => {
    await openPage('#/direct-connect/dxvif-fg0demo1', world);
    await screen.findByText(/for frr/);
    fireEvent.click(button('Junos'));
    await screen.findByText(/for junos/);
    fireEvent.click(button('Save with the key'));
    await screen.findByText('The configuration is saved, key included');
  });

  it('is deleted by a plan', async () => {
    await openPage('#/direct-connect/dxvif-fg0demo1', world);
    fireEvent.click(await screen.findByText('Plan to delete the virtual interface'));
    await screen.findByText('It is the last path to nordhafen-dx.');
    expect(window.location.hash).toMatch(/^#\/plans\//);
  });

  it('that waits is accepted with what it shall lead to', async () => {
    const page = await openPage('#/direct-connect/dxvif-fh0demo2', world);
    fireEvent.click(await screen.findByText('Accept'));
    fireEvent.click(await screen.findByText('Make the plan'));
    await waitFor(() => expect(screen.getAllByText('Choose a gateway').length).toBe(2));
    const select = page.cloudscape.findModal()?.findContent().findSelect();
    act(() => select?.openDropdown());
    act(() => select?.selectOptionByValue('vgw-0c5ea5ede51ce0001'));
    fireEvent.click(button('Make the plan'));
    await screen.findByText('Accept from-the-haulier');
    expect(window.location.hash).toMatch(/^#\/plans\//);
  });

  it('that is not there says so', async () => {
    await openPage('#/direct-connect/dxvif-gone1234', world);
    await screen.findByText('There is no such virtual interface here');
  });
});

describe('the wizard', () => {
  it('refuses at the field on leaving it, and goes on to a plan once all is right', async () => {
    const { world: after } = await openPage('#/direct-connect/new', world);
    await screen.findByText('nordhafen-quay, 1Gbps at EqDC2');
    fireEvent.click(button('Next'));
    const vlan = await screen.findByDisplayValue('100');
    fireEvent.change(vlan, { target: { value: '101' } });
    expect(screen.queryByText(/VLAN 101 is used/)).toBeNull();
    fireEvent.blur(vlan);
    await screen.findByText(/VLAN 101 is used by quay-shared-services/);
    fireEvent.click(button('Next'));
    await waitFor(() => expect(button(/^Next/).textContent).toBe('Next (1 left)'));
    fireEvent.change(vlan, { target: { value: '200' } });
    fireEvent.click(button('Next'));
    fireEvent.click(await screen.findByLabelText('9001'));
    await screen.findByText(/interrupt everything on it for up to 30 seconds/);
    fireEvent.click(button('Next'));
    fireEvent.click(await screen.findByText('Make the plan'));
    fireEvent.click(await screen.findByText('Apply plan'));
    await waitFor(() => expect(after.plans[0]?.title).toBe('Create the virtual interface nordhafen-quay-200'));
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/plans\//));
  });
});

it('asks for the BGP key again when a plan waits for it, and gives it once it fits', async () => {
  const waiting = plan({
    id: 'plan-dxkeydxkeydxkey',
    kind: 'create-virtual-interface',
    linkId: null,
    state: 'waiting',
    waitsFor: 'keys',
  });
  const { container } = await openPage(`#/plans/${waiting.id}`, { plans: [waiting] });
  await screen.findByText('Type the BGP key again');
  const field = container.querySelector('input[type="password"]');
  if (!field) throw new Error('There is no field for the key');
  fireEvent.change(field, { target: { value: 'short' } });
  fireEvent.blur(field);
  await screen.findByText('A BGP key has 6 to 80 characters');
  expect(button('Give the key').disabled).toBe(true);
  fireEvent.change(field, { target: { value: 'a.long.enough.key' } });
  fireEvent.click(button('Give the key'));
  await screen.findByText('The key is given. Go on with the plan');
  expect(container.innerHTML).not.toContain('a.long.enough.key');
});
