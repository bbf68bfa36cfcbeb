import { inspect } from 'node:util';

/** A value that must not leave main: prints as `[secret]`, serialises to nothing, and is unwrapped only by `reveal`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    remember(value);
  }

  /** The value itself. Call it only where it is handed to AWS, to a gateway's secrets file or to a file the person asked for. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): undefined {
    return undefined;
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}

const held = new Set<string>();
const mostHeld = 1_000;
const shortest = 6;

/** Kept so that a log can be cleared of them; the oldest go first. Words of a few letters would tear any text apart. */
function remember(value: string): void {
  if (value.length < shortest) return;
  held.delete(value);
  held.add(value);
  const [oldest] = held;
  if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
}

/**
 * Text from outside, without any secret that this process holds: AWS, a gateway's daemon or an operating system may say back what
 * they were given.
 */
export function withoutSecrets(text: string): string {
  let clean = text;
  for (const secret of held) if (clean.includes(secret)) clean = clean.replaceAll(secret, '[secret]');
  return clean;
}
