/** What one stream says between the two markers of a frame. Keeps no more than it was allowed. */
export class AnswerReader {
  readonly #start: Buffer;
  readonly #end: Buffer;
  readonly #limit: number;
  #chunks: Buffer[] = [];
  #size = 0;
  #started = false;
  #skipped = 0;
  #answer: { readonly text: Buffer; readonly tail: string } | undefined;

  /** A line of the token alone starts the answer; an end of line and the token end it. */
  constructor(token: string, limitBytes: number) {
    this.#start = Buffer.from(`${token}\n`);
    this.#end = Buffer.from(`\n${token}`);
    this.#limit = limitBytes;
  }

  /** Answers 'over' when there is more than allowed, be it the answer or what comes before it. */
  push(chunk: Buffer): 'open' | 'done' | 'over' {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (!this.#started && !this.#findStart()) return this.#skipped > MAX_NOISE ? 'over' : 'open';
    // Markers come last, so only the end of what is here needs a look.
    const tail = this.#tailBytes();
    const at = tail.indexOf(this.#end);
    if (at >= 0 && tail.includes(NEWLINE, at + this.#end.length)) return this.#finish();
    return this.#size > this.#limit + MAX_TAIL ? 'over' : 'open';
  }

  get text(): string {
    return this.#answer?.text.toString('utf8') ?? '';
  }

  /** What follows the end marker on its line: the exit code, on the standard output. */
  get tail(): string {
    return this.#answer?.tail ?? '';
  }

  #finish(): 'open' | 'done' | 'over' {
    const data = this.#join();
    const at = data.lastIndexOf(this.#end);
    const lineEnd = data.indexOf(NEWLINE, at + this.#end.length);
    const tail = data.toString('latin1', at + this.#end.length, lineEnd).trim();
    this.#answer = { text: data.subarray(0, at), tail };
    return at > this.#limit ? 'over' : 'done';
  }

  #findStart(): boolean {
    const data = this.#join();
    const at = data.indexOf(this.#start);
    this.#started = at >= 0;
    const kept = data.subarray(this.#started ? at + this.#start.length : Math.max(0, data.length - this.#start.length));
    if (!this.#started) this.#skipped += data.length - kept.length;
    this.#chunks = [kept];
    this.#size = kept.length;
    return this.#started;
  }

  #join(): Buffer {
    const data = Buffer.concat(this.#chunks);
    this.#chunks = [data];
    return data;
  }

  #tailBytes(): Buffer {
    const parts: Buffer[] = [];
    let size = 0;
    for (let at = this.#chunks.length - 1; at >= 0 && size < MAX_TAIL; at--) {
      const part = this.#chunks[at];
      if (part === undefined) break;
      parts.unshift(part.subarray(Math.max(0, part.length - MAX_TAIL)));
      size += part.length;
    }
    return Buffer.concat(parts);
  }
}

const NEWLINE = 10;
const MAX_NOISE = 1024 * 1024;
const MAX_TAIL = 256;
