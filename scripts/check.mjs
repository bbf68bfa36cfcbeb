// Types of every process, lint, format, side by side; each prints its own time. The architecture tests run in `npm test` too.
import { spawn } from 'node:child_process';

const bin = (name) => `node_modules/.bin/${name}`;
const checks = [
  ...['contract', 'main', 'preload', 'renderer', 'test'].map((name) => ({
    name: `types of ${name}`,
    command: [bin('tsc'), '-p', `tsconfig.${name}.json`],
  })),
  { name: 'lint', command: [bin('oxlint'), '--type-aware', '--deny-warnings', '.'] },
  { name: 'format', command: [bin('oxfmt'), '--check', '.'] },
  { name: 'architecture', command: [bin('vitest'), 'run', '--project', 'node', 'test/architecture', '--reporter=dot'] },
];

let failed = 0;
for (const check of checks) {
  const { code, output, seconds } = await run(check.command);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name} (${seconds.toFixed(1)} s)`);
  if (code === 0) continue;
  failed += 1;
  console.log(output);
}
process.exitCode = failed === 0 ? 0 : 1;

function run([file, ...args]) {
  const began = performance.now();
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, output, seconds: (performance.now() - began) / 1000 }));
  });
}
