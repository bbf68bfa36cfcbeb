import { inspect } from 'node:util';

/** A value that must not leave main: prints as `[secret]`, serialises to nothing, and is unwrapped only by `reveal`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
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
