import { judgeEachGlobal } from './judge-each.ts';
import { openHealthChecks } from './open-page.ts';
import { fact, fail, notApplicable, pass } from './outcome.ts';
import type { Rule } from './rule.ts';

export const r5304CheckLeftForced: Rule = {
  id: 'R53-04',
  title: 'A health check is left disabled or inverted',
  severity: 'high',
  why: 'A disabled check counts as healthy for ever; an inverted one says the opposite of what it sees. Both are left over from drills.',
  failsWhen: 'a check is disabled or inverted, and no running drill of Linkspan did it.',
  remedy: 'Turn the check back: not disabled, not inverted.',
  references: [],
  judge: (world) => {
    const drilled = new Set(world.inventory.drilledHealthCheckIds);
    return judgeEachGlobal(world, {
      kind: 'health-check',
      list: (account) => account.healthChecks,
      judge:
        () =>
        ({ id, isDisabled, isInverted }) => {
          if (drilled.has(id)) return notApplicable('A drill of Linkspan is running and will put it back');
          if (!isDisabled && !isInverted) return pass('It says what it sees');
          const what = [...(isDisabled ? ['disabled'] : []), ...(isInverted ? ['inverted'] : [])].join(' and ');
          return fail(
            `The check is ${what}`,
            [
              fact('Disabled', isDisabled, 'route53:ListHealthChecks HealthCheckConfig.Disabled'),
              fact('Inverted', isInverted, 'route53:ListHealthChecks HealthCheckConfig.Inverted'),
            ],
            { remedy: { open: openHealthChecks() } },
          );
        },
    });
  },
};
