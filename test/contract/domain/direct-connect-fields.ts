import type { Fields } from './field.ts';

export const directConnectFields: Fields = {};
