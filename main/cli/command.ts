/** Takes what follows its name on the command line; answers the exit code. */
export type Command = (args: readonly string[], io: CommandIo) => Promise<number>;

export interface CommandIo {
  stdout(text: string): void;
  stderr(text: string): void;
}
