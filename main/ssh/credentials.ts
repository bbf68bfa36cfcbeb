import type { ParsedKey } from 'ssh2';
import type { Secret } from '../secret.ts';

/** What was answered once, so that a reconnect asks nothing twice. In memory only, for as long as the app runs. */
export class CredentialMemory {
  readonly keys = new Map<string, ParsedKey>();
  readonly passwords = new Map<string, Secret>();
  readonly sudoPasswords = new Map<string, Secret>();
  readonly approvedCommands = new Set<string>();
  /** Host keys that were accepted where no known_hosts file is used, by name. */
  readonly hostKeys = new Map<string, Buffer>();

  forget(): void {
    for (const map of [this.keys, this.passwords, this.sudoPasswords, this.hostKeys]) map.clear();
    this.approvedCommands.clear();
  }
}
