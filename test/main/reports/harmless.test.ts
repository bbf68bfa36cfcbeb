import { describe, expect, it } from 'vitest';
import { harmlessReport, harmlessText } from '../../../main/reports/harmless.ts';
import { hostileTexts } from '../../fixtures/hostile-texts.ts';
import { richReport } from '../../fixtures/audit-report.ts';

describe('a text on its way into a report', () => {
  it.each(hostileTexts)('$name cannot steer, hide, turn or flood', ({ text }) => {
    const shown = harmlessText(text);
    expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|\p{M}{4}/u);
    expect(shown.length).toBeLessThan(4_100);
  });

  it('says how much of a long one was left out', () => {
    expect(harmlessText('a'.repeat(5_000))).toMatch(/^a{4000} … \(1000 more characters\)$/);
  });

  it('stays as it is when it is a name in any alphabet', () => {
    const report = richReport();
    expect(harmlessReport(report)).toEqual(report);
  });
});
