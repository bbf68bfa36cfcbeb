import ssh2, { type AnyAuthMethod, type AuthHandlerMiddleware, type ParsedKey } from 'ssh2';
import { isAppError } from '../../contract/errors.ts';
import { Secret } from '../secret.ts';
import type { CredentialMemory } from './credentials.ts';
import { OnlyTheseKeys } from './filtered-agent.ts';
import { readPrivateKey } from './private-key.ts';
import { withCertificate } from './user-certificate.ts';
import type { PromptPlace, SshPrompts } from './prompts.ts';
import type { GatewayHop } from './target.ts';
import { harmlessLine, harmlessText } from '../strongswan/harmless-text.ts';

export interface LoginContext {
  readonly hop: GatewayHop;
  readonly place: PromptPlace;
  readonly prompts: SshPrompts;
  readonly memory: CredentialMemory;
  readonly signal: AbortSignal;
  /** Stops the log-in's clock while a person is asked. */
  hold<T>(question: () => Promise<T>): Promise<T>;
}

export interface Authenticator {
  readonly handler: AuthHandlerMiddleware;
  /** What was tried, in words, for the message when all of it failed. */
  readonly tried: readonly string[];
  /** Set when a question could not be answered or a key could not be read: the true cause of a failed log-in. */
  failure(): unknown;
  /** To be called once the log-in succeeded: the password that worked is remembered. */
  accepted(): void;
}

type Kind = 'none' | 'publickey' | 'keyboard-interactive' | 'password';

interface Candidate {
  readonly kind: Kind;
  readonly words: string;
  make(): Promise<AnyAuthMethod | undefined>;
}

/** Keys before questions: agent, key files, keyboard-interactive, password; only what the server still takes. */
export function authenticator(context: LoginContext): Authenticator {
  const state = { failure: undefined as unknown, password: undefined as Secret | undefined };
  const waiting = candidates(context, state);
  const tried: string[] = [];

  async function next(left: readonly string[] | null): Promise<AnyAuthMethod | false> {
    for (;;) {
      const index = waiting.findIndex(({ kind }) => (left === null ? kind === 'none' : left.includes(kind)));
      const [candidate] = index < 0 ? [] : waiting.splice(index, 1);
      if (candidate === undefined) return false;
      const method = await candidate.make();
      if (method === undefined) continue;
      if (candidate.kind !== 'none') tried.push(candidate.words);
      return method;
    }
  }

  const handler = (
    left: readonly string[] | null,
    _partial: boolean,
    proceed: (method: AnyAuthMethod | false) => void,
  ): void => {
    next(left).then(proceed, (error: unknown) => {
      state.failure = error;
      proceed(false);
    });
  };
  return {
    // The library takes null as "nothing known yet" and false as "no more", which its types do not say.
    handler: handler as unknown as AuthHandlerMiddleware,
    tried,
    failure: () => state.failure,
    accepted() {
      if (state.password !== undefined) context.memory.passwords.set(accountOf(context.hop), state.password);
    },
  };
}

export function accountOf(hop: GatewayHop): string {
  return `${hop.user}@${hop.host}:${hop.port}`;
}

interface AuthState {
  failure: unknown;
  password: Secret | undefined;
}

function candidates(context: LoginContext, state: AuthState): Candidate[] {
  const username = context.hop.user;
  return [
    { kind: 'none', words: 'none', make: async () => ({ type: 'none', username }) },
    ...agentCandidates(context),
    ...context.hop.identityFiles.flatMap((file) => keyCandidates(file, context, state)),
    interactiveCandidate(context, state),
    ...passwordCandidates(context, state),
  ];
}

function agentCandidates({ hop }: LoginContext): Candidate[] {
  const { agent, user } = hop;
  if (agent === undefined) return [];
  const make = async (): Promise<AnyAuthMethod> => {
    const real = ssh2.createAgent(agent);
    return {
      type: 'agent',
      username: user,
      agent: hop.identitiesOnly ? new OnlyTheseKeys(real, hop.identityFiles) : real,
    };
  };
  return [{ kind: 'publickey', words: 'agent', make }];
}

/** As OpenSSH does, first with the certificate beside the key, then with the key alone. */
function keyCandidates(file: string, context: LoginContext, state: AuthState): Candidate[] {
  const { hop, memory } = context;
  let loaded: Promise<ParsedKey | undefined> | undefined;
  const read = async (): Promise<ParsedKey | undefined> => {
    loaded ??= Promise.resolve(memory.keys.get(file) ?? load(file, context, state));
    const key = await loaded;
    if (key !== undefined) memory.keys.set(file, key);
    return key;
  };
  const candidate = (words: string, choose: (key: ParsedKey) => Promise<ParsedKey | undefined>): Candidate => ({
    kind: 'publickey',
    words,
    async make() {
      const own = await read();
      const key = own && (await choose(own));
      return key && { type: 'publickey', username: hop.user, key };
    },
  });
  return [
    candidate(`certificate of key ${file}`, (key) => withCertificate(file, key)),
    candidate(`key ${file}`, async (key) => key),
  ];
}

/** A key that cannot be read does not end the log-in: another way may work. It is the cause named when none does. */
async function load(file: string, context: LoginContext, state: AuthState): Promise<ParsedKey | undefined> {
  const { prompts, place, signal } = context;
  try {
    const key = await readPrivateKey(file, (again) =>
      context.hold(() => prompts.passphrase({ ...place, file, again }, signal)),
    );
    return key === 'declined' ? undefined : key;
  } catch (error) {
    if (!isAppError(error, 'invalid-input', 'access-denied')) throw error;
    state.failure ??= error;
    return undefined;
  }
}

function interactiveCandidate(context: LoginContext, state: AuthState): Candidate {
  const { hop, place, prompts, signal } = context;
  return {
    kind: 'keyboard-interactive',
    words: 'keyboard-interactive',
    make: async () => ({
      type: 'keyboard-interactive',
      username: hop.user,
      prompt(title, instructions, _language, questions, finish) {
        if (questions.length === 0) return finish([]);
        const asked = questions
          .slice(0, 20)
          .map(({ prompt, echo }) => ({ text: harmlessLine(prompt.slice(0, 500)), echo: echo === true }));
        const question = {
          ...place,
          title: harmlessLine(title.slice(0, 200)),
          instructions: harmlessText(instructions.slice(0, 2000)),
          prompts: asked,
        };
        context
          .hold(() => prompts.keyboardInteractive(question, signal))
          .then(
            (answers) => finish((answers ?? []).map((answer) => answer.reveal())),
            (error: unknown) => {
              state.failure = error;
              finish([]);
            },
          );
      },
    }),
  };
}

const PASSWORD_TRIES = 3;

function passwordCandidates(context: LoginContext, state: AuthState): Candidate[] {
  const { hop, place, prompts, memory, signal } = context;
  let asked = 0;
  let declined = false;
  const make = async (): Promise<AnyAuthMethod | undefined> => {
    if (declined) return undefined;
    const known = memory.passwords.get(accountOf(hop));
    memory.passwords.delete(accountOf(hop));
    const password =
      known ?? (await context.hold(() => prompts.password({ ...place, purpose: 'login', again: asked++ > 0 }, signal)));
    declined = password === undefined;
    if (password === undefined) return undefined;
    state.password = password;
    return { type: 'password', username: hop.user, password: password.reveal() };
  };
  return Array.from({ length: PASSWORD_TRIES }, () => ({ kind: 'password' as const, words: 'password', make }));
}
