/** Plain data only: written to the store as it is. Never a secret. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
