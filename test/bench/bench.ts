import { cpus } from 'node:os';
import { measureApply } from './apply-plan.ts';
import { measureRules } from './audit-rules.ts';
import { type Figure, printFigure, Unmeasured } from './figure.ts';
import { measureFirstButton } from './first-button.ts';
import { measureReport } from './report-pdf.ts';
import { measureStatus } from './warm-status.ts';
import { measureZoneFilter } from './zone-filter.ts';

/** Measures and prints; asserts nothing. The code of the process is 0 when everything asked for was measured. */
const args = process.argv.slice(2);
const isQuick = args.includes('--quick');
const wanted = args.filter((arg) => !arg.startsWith('--'));

/** The quiet ones first: the apply runs for minutes. */
const benches: Readonly<Record<string, () => Promise<Figure>>> = {
  rules: async () => measureRules(isQuick ? 5 : 15),
  report: () => measureReport(isQuick ? 2 : 5),
  page: () => measureFirstButton(isQuick ? 5 : 15),
  zone: () => measureZoneFilter(isQuick ? 2 : 8),
  status: () => measureStatus(isQuick ? 20 : 100),
  apply: () => measureApply(isQuick ? 10 : 1),
};

console.log(`Node ${process.versions.node}, ${cpus().length} processors, ${new Date().toISOString().slice(0, 10)}`);
for (const [name, measure] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const said = await measure().then(printFigure, (error: unknown) => {
    process.exitCode = 1;
    if (error instanceof Unmeasured) return `${name}: not measured. ${error.message}`;
    return `${name}: failed. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  });
  console.log(`\n${said}`);
}
// The browser hosts that were measured end with this process.
process.exit();
