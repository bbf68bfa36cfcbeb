import type { Fields } from './field.ts';

export const auditFields: Fields = {};
