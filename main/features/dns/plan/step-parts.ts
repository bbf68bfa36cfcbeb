import type { StepDetail } from '../../../../contract/domain/plan.ts';

export function call(service: string, action: string, parameters: Readonly<Record<string, string>>): StepDetail {
  return {
    kind: 'call',
    service,
    action,
    parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
  };
}

export function note(text: string): StepDetail {
  return { kind: 'note', text };
}
