import { audit } from './audit.ts';
import type { Command } from './command.ts';
import { demoAws } from './demo-aws.ts';
import { sshRoute } from './ssh-route.ts';
import { verify } from './verify.ts';

/** One file per command. */
const commands: Readonly<Record<string, Command>> = {
  audit: (args, io) => audit(args, io),
  'demo-aws': demoAws,
  'ssh-route': sshRoute,
  verify,
};

async function main(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const io = {
    stdout: (text: string) => void process.stdout.write(text),
    stderr: (text: string) => void process.stderr.write(text),
  };
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command(args, io);
  io.stderr(`Usage: linkspan COMMAND …\nCommands: ${Object.keys(commands).join(', ')}\n`);
  return 2;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
