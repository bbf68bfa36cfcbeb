import type { Secret } from '../secret.ts';

/** Which machine a question is about. */
export interface PromptPlace {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** `2 of 3`: the machine's place on the way. */
  readonly hop: string;
}

export interface HostKeyQuestion extends PromptPlace {
  readonly type: string;
  /** `SHA256:…`, as the server's administrator reads it there. */
  readonly fingerprint: string;
  /** The host is known by keys of other types: worth a second look. */
  readonly otherTypes: readonly string[];
  /** A certificate authority is set for the host, which cannot be checked here. */
  readonly hasAuthority: boolean;
}

/**
 * Questions to the person while connecting. Every one may be answered with no (false or undefined), which ends the attempt,
 * or throw AppError `answer-needed` where nobody can be asked.
 */
export interface SshPrompts {
  hostKey(question: HostKeyQuestion, signal: AbortSignal): Promise<boolean>;
  passphrase(
    question: PromptPlace & { readonly file: string; readonly again: boolean },
    signal: AbortSignal,
  ): Promise<Secret | undefined>;
  password(
    question: PromptPlace & { readonly purpose: 'login' | 'sudo'; readonly again: boolean },
    signal: AbortSignal,
  ): Promise<Secret | undefined>;
  keyboardInteractive(
    question: PromptPlace & {
      readonly title: string;
      readonly instructions: string;
      readonly prompts: readonly { readonly text: string; readonly echo: boolean }[];
    },
    signal: AbortSignal,
  ): Promise<readonly Secret[] | undefined>;
  /** May this program be started? Asked once per exact command. */
  proxyCommand(question: PromptPlace & { readonly command: string }, signal: AbortSignal): Promise<boolean>;
}
