import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPresence } from '../../../main/web/presence.ts';

describe('watching for pages', () => {
  let isBusy = false;
  let away = 0;
  let gone = 0;
  const watch = () =>
    watchPresence({ isBusy: () => isBusy, onAway: () => (away += 1), onGone: () => (gone += 1), grace: 1000 });

  beforeEach(() => {
    vi.useFakeTimers();
    isBusy = false;
    away = 0;
    gone = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('waits for the first page as long as it takes', () => {
    watch();
    vi.advanceTimersByTime(1_000_000);
    expect(gone).toBe(0);
  });

  it('ends a while after the last page has gone', () => {
    const presence = watch();
    for (const pages of [1, 2, 1, 0]) presence.count(pages);
    expect(away).toBe(1);
    vi.advanceTimersByTime(999);
    expect(gone).toBe(0);
    vi.advanceTimersByTime(1);
    expect(gone).toBe(1);
  });

  it('stays when a page comes back, as a reload does', () => {
    const presence = watch();
    for (const pages of [1, 0, 1]) presence.count(pages);
    vi.advanceTimersByTime(1_000_000);
    expect(gone).toBe(0);
  });

  it('stays while an apply runs, and ends after it', () => {
    const presence = watch();
    isBusy = true;
    presence.count(1);
    presence.count(0);
    vi.advanceTimersByTime(60_000);
    expect(gone).toBe(0);
    isBusy = false;
    vi.advanceTimersByTime(1000);
    expect(gone).toBe(1);
  });

  it('ends nothing after it was stopped', () => {
    const presence = watch();
    presence.count(1);
    presence.count(0);
    presence.stop();
    vi.advanceTimersByTime(60_000);
    expect(gone).toBe(0);
  });
});
