import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quitWhenIdle } from '../../../main/app/quit-when-idle.ts';

describe('closing the last window', () => {
  let isBusy = false;
  let hasWindow = false;
  let quits = 0;
  const close = () =>
    quitWhenIdle({ isBusy: () => isBusy, hasWindow: () => hasWindow, quit: () => (quits += 1), every: 100 });

  beforeEach(() => {
    vi.useFakeTimers();
    [isBusy, hasWindow, quits] = [false, false, 0];
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('ends the app when nothing runs', () => {
    close();
    expect(quits).toBe(1);
  });

  it('lets an apply end first', () => {
    isBusy = true;
    close();
    vi.advanceTimersByTime(10_000);
    expect(quits).toBe(0);
    isBusy = false;
    vi.advanceTimersByTime(100);
    expect(quits).toBe(1);
  });

  it('keeps the app when a window was opened meanwhile', () => {
    isBusy = true;
    close();
    hasWindow = true;
    isBusy = false;
    vi.advanceTimersByTime(10_000);
    expect(quits).toBe(0);
  });
});
