import type { FieldProblem } from '../../../../contract/domain/direct-connect-world.ts';
import type { PlanNotice } from '../../../../contract/domain/plan.ts';
import type { Unread } from '../read-part.ts';

/** Errors keep a plan from being applied; what could not be read was not checked, and is said. */
export function noticesOf(
  problems: readonly FieldProblem[],
  unread: readonly Unread[],
): { conflicts: PlanNotice[]; warnings: PlanNotice[] } {
  const notices = problems.map(({ field, message, severity }, index) => ({
    severity,
    notice: { id: `${field}-${index}`, text: message, subject: field },
  }));
  return {
    conflicts: notices.filter(({ severity }) => severity === 'error').map(({ notice }) => notice),
    warnings: [
      ...notices.filter(({ severity }) => severity === 'warning').map(({ notice }) => notice),
      ...unread.map(({ what, why }, index) => ({
        id: `unread-${index}`,
        text: `${what} could not be read, so nothing is checked against them: ${why}`,
      })),
    ],
  };
}
