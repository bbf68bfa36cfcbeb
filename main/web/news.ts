import type { ServerResponse } from 'node:http';

/** A page that reads nothing for this many bytes is hung up on: it connects again and reads afresh. */
const backlogLimit = 8 * 1024 * 1024;
const heartbeat = 10_000;

export interface News {
  /** Keeps this answer open and writes news to it, a line each. */
  join(response: ServerResponse): void;
  send(name: string, payload: unknown): void;
  /** Pages that listen now. */
  listening(): number;
  close(): void;
}

/** The open pages. An empty line every ten seconds lets both ends notice that the other has gone. */
export function createNews(onCount: (listening: number) => void): News {
  const pages = new Set<ServerResponse>();
  const beat = setInterval(() => writeToAll('\n'), heartbeat);
  beat.unref();

  function writeToAll(line: string): void {
    for (const page of pages) {
      page.write(line);
      if (page.writableLength > backlogLimit) page.destroy();
    }
  }

  return {
    join(response) {
      response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
      response.write('\n');
      pages.add(response);
      onCount(pages.size);
      response.on('close', () => {
        pages.delete(response);
        onCount(pages.size);
      });
    },
    send: (name, payload) => writeToAll(`${JSON.stringify({ name, payload })}\n`),
    listening: () => pages.size,
    close() {
      clearInterval(beat);
      for (const page of pages) page.end();
    },
  };
}
