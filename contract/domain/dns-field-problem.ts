import type { FieldProblem } from './dns.ts';

export function errorAt(field: string, message: string): FieldProblem {
  return { field, message, severity: 'error' };
}

export function warningAt(field: string, message: string): FieldProblem {
  return { field, message, severity: 'warning' };
}
