import type { Secret } from './secret.ts';

/** What main asks of the host it runs in, named by task: a desktop has dialogs, a browser and a command line do not. */
export interface Ports {
  /** Writes a file where the person wants it and returns its path; null when they changed their mind. Always 0600. */
  saveFile(name: string, content: Secret | string | Uint8Array): Promise<string | null>;
  /** Asks for an existing file. Refuses with `unsupported` where there is no dialog: the page then takes a typed path. */
  pickFile(title: string): Promise<string | null>;
  /** Opens an https address in the person's browser. */
  openLink(url: string): Promise<void>;
  /** The operating system's keychain, or null where there is none: then secrets stay in memory only. */
  readonly keychain: Keychain | null;
  notify(notice: { readonly title: string; readonly body: string }): void;
  /** A dialog that the page cannot forge, where the host has one. True means go ahead. */
  confirmDestructive(question: Question): Promise<boolean>;
}

export interface Keychain {
  protect(secret: Secret): Uint8Array;
  unprotect(sealed: Uint8Array): Secret;
}

export interface Question {
  readonly title: string;
  readonly detail: string;
  /** The button that goes ahead, for example "Delete the link". */
  readonly action: string;
}
