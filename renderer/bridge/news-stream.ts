/** Reads lines until the stream ends or stays silent for too long: main sends an empty line every ten seconds. */
export async function readLines(
  body: ReadableStream<Uint8Array>,
  onLine: (line: string) => void,
  silence: number,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await withLimit(reader.read(), silence);
      if (done) return;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') onLine(line);
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function withLimit<T>(work: Promise<T>, limit: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Nothing was heard for too long')), limit);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
