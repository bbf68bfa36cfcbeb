import type { Fields } from './field.ts';

export const dnsFields: Fields = {};
