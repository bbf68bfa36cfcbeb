import type { Operation } from './operation.ts';

export interface SessionFacts {
  readonly uid: number;
  readonly user: string;
  /** Our address as the gateway sees it, and the gateway's own one for this connection; empty where it does not say. */
  readonly clientAddress: string;
  readonly serverAddress: string;
}

/** The first thing that every fresh shell is asked: it proves that a POSIX shell answers, behind whatever noise. */
export const sessionFacts: Operation<readonly [], SessionFacts> = {
  name: 'session-facts',
  script: 'id -u; id -un; printf "%s\\n" "${SSH_CONNECTION:-}"',
  as: 'user',
  limitMs: 15_000,
  limitBytes: 4096,
  parse({ stdout }) {
    const [uid = '', user = '', connection = ''] = stdout.split('\n');
    const [clientAddress = '', , serverAddress = ''] = connection.trim().split(' ');
    return {
      uid: /^\d+$/.test(uid) ? Number(uid) : -1,
      user: /^[\w.@$-]{1,64}$/.test(user) ? user : '',
      clientAddress: address(clientAddress),
      serverAddress: address(serverAddress),
    };
  },
};

function address(text: string): string {
  return /^[\da-f.:]{2,45}(%[\w.-]{1,16})?$/i.test(text) ? text : '';
}
