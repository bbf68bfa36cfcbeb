import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { AppError } from '../../../contract/errors.ts';
import type { AppContract } from '../../../contract/index.ts';
import { cancellation } from '../../clock.ts';
import { Secret } from '../../secret.ts';
import type { PromptPlace, SshPrompts } from '../../ssh/prompts.ts';

export type Prompt = z.input<AppContract['gateways']['prompts']['output']>[number];
type Question = Omit<Prompt, 'id' | 'gatewayId' | 'about'>;

interface Pending {
  readonly prompt: Prompt;
  readonly settle: (answers: readonly string[] | null) => void;
}

export interface PromptBroker {
  readonly prompts: SshPrompts;
  /** The code of an MFA device, for a profile whose role wants one. */
  mfaCode(profile: string, serial: string): Promise<string>;
  pending(): Prompt[];
  /** What a person typed, or null for no. Refused with `not-found` when nobody waits any more. */
  answer(id: string, answers: readonly string[] | null): void;
}

/** A code is asked for by whatever call needs the role first; that call must end some time. */
const mfaPatienceMs = 5 * 60_000;

/** Carries questions that arise while connecting to whoever sits at the page, and the answers back. */
export function createPromptBroker(asked: () => void): PromptBroker {
  const waiting = new Map<string, Pending>();

  function ask(place: PromptPlace, question: Question, signal: AbortSignal): Promise<readonly string[] | null> {
    return askAbout(`${place.user}@${place.host}:${place.port} (${place.hop})`, question, signal);
  }

  function askAbout(about: string, question: Question, signal: AbortSignal): Promise<readonly string[] | null> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(cancellation(signal));
      const id = randomUUID();
      const end = () => {
        waiting.delete(id);
        signal.removeEventListener('abort', onAbort);
        asked();
      };
      const onAbort = () => {
        end();
        reject(cancellation(signal));
      };
      const settle = (answers: readonly string[] | null) => {
        end();
        resolve(answers);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      waiting.set(id, { prompt: { id, gatewayId: null, about, ...question }, settle });
      asked();
    });
  }

  async function one(place: PromptPlace, question: Omit<Question, 'fields'>, label: string, signal: AbortSignal) {
    const answers = await ask(place, { ...question, fields: [{ label, isHidden: true }] }, signal);
    return answers?.[0] === undefined ? undefined : new Secret(answers[0]);
  }

  return {
    prompts: {
      async hostKey(question, signal) {
        const notes = [
          'The key of this host is not known yet. Compare its fingerprint with the one that its administrator reads there.',
          ...(question.otherTypes.length > 0
            ? [`The host is known by another kind of key (${question.otherTypes.join(', ')}): look twice.`]
            : []),
          ...(question.hasAuthority
            ? [
                'A certificate authority is set for this host. Linkspan cannot check host certificates, so it asks once.',
              ]
            : []),
        ];
        const detail = `${question.type} ${question.fingerprint}`;
        return (await ask(question, { kind: 'host-key', text: notes.join(' '), detail, fields: [] }, signal)) !== null;
      },
      passphrase: (question, signal) =>
        one(
          question,
          {
            kind: 'passphrase',
            text: question.again ? 'That was not the passphrase of this key.' : 'This key is locked.',
            detail: question.file,
          },
          'Passphrase',
          signal,
        ),
      password: (question, signal) =>
        one(
          question,
          {
            kind: question.purpose === 'sudo' ? 'sudo-password' : 'password',
            text: `${question.again ? 'That was not it. ' : ''}${question.purpose === 'sudo' ? 'sudo asks for the password of this user.' : 'The host asks for the password of this user.'} It is kept in memory only.`,
            detail: null,
          },
          'Password',
          signal,
        ),
      async keyboardInteractive(question, signal) {
        const text = [question.title, question.instructions].filter(Boolean).join(' ') || 'The host asks:';
        const fields = question.prompts.map(({ text: label, echo }) => ({ label, isHidden: !echo }));
        const answers = await ask(question, { kind: 'keyboard-interactive', text, detail: null, fields }, signal);
        return answers?.map((answer) => new Secret(answer));
      },
      async proxyCommand(question, signal) {
        const text = 'The SSH configuration dials this host through a program. Start it on this machine?';
        return (
          (await ask(question, { kind: 'proxy-command', text, detail: question.command, fields: [] }, signal)) !== null
        );
      },
    },
    async mfaCode(profile, serial) {
      const question: Question = {
        kind: 'keyboard-interactive',
        text: 'The role of this profile asks for a code of your MFA device.',
        detail: serial,
        fields: [{ label: 'Code', isHidden: false }],
      };
      const answers = await askAbout(`Profile ${profile}`, question, AbortSignal.timeout(mfaPatienceMs));
      if (answers?.[0] !== undefined) return answers[0];
      throw new AppError({ code: 'not-signed-in', message: 'No MFA code was given', subject: profile });
    },
    pending: () => [...waiting.values()].map(({ prompt }) => prompt),
    answer(id, answers) {
      const pending = waiting.get(id);
      if (!pending)
        throw new AppError({ code: 'not-found', message: 'Nobody waits for this answer any more', subject: id });
      if (answers && answers.length !== pending.prompt.fields.length) {
        throw new AppError({ code: 'invalid-input', message: 'Answer every field', subject: id });
      }
      pending.settle(answers);
    },
  };
}
