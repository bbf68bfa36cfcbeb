/** What one leaf of a call's input takes and what it refuses. */
export interface Field {
  readonly accepted: readonly unknown[];
  readonly refused: readonly unknown[];
}

/** By call and path: `dns.plan intent.ttl`. */
export type Fields = Readonly<Record<string, Field>>;
