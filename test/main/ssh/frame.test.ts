import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFrame, renderAnswer, renderFrame } from '../../../main/ssh/frame.ts';
import { quote, sh } from '../../../main/ssh/quote.ts';

const token = '0123456789abcdef0123456789abcdef';
const hostile = fc
  .oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom("'", '\\', '\n', '$(id)', '`id`', '\t', '"', "'\\''", '!', '#', ' ', '\r'))
      .map((parts) => parts.join('')),
  )
  .map((word) => word.replaceAll('\0', ''));

describe('quote', () => {
  it.skipIf(process.platform === 'win32')('reaches a shell exactly as it is', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 30 }), (words) => {
        const out = execFileSync('/bin/sh', ['-c', sh`printf '%s\\0' ${words}`], { encoding: 'utf8' });
        expect(out.split('\0').slice(0, -1)).toEqual(words);
      }),
      { numRuns: 40 },
    );
  });

  it('refuses NUL', () => {
    expect(() => quote('a\0b')).toThrow('NUL');
    expect(() => renderFrame({ name: 'echo', token, script: '', args: ['a\0'] })).toThrow('NUL');
  });
});

describe('frame', () => {
  it('is read back exactly, with what follows', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 9 }), hostile, hostile, (args, script, rest) => {
        const frame = { name: 'deploy-stage', token, script, args };
        expect(parseFrame(renderFrame(frame) + rest)).toEqual({ state: 'whole', frame, rest });
      }),
    );
  });

  it('waits for the rest at every cut', () => {
    const text = renderFrame({ name: 'echo', token, script: 'printf \'%s\' "$1"', args: ["it's", ''] });
    for (let end = 0; end < text.length; end++)
      expect(parseFrame(text.slice(0, end)), `${end}`).toEqual({ state: 'incomplete' });
  });

  it('refuses anything else', () => {
    const text = renderFrame({ name: 'echo', token, script: 'true', args: [] });
    for (const wrong of ['rm -rf /\n', text.replace('eval', 'exec'), text.replace('</dev/null', ''), `id\n${text}`])
      expect(parseFrame(wrong)).toEqual({ state: 'malformed' });
    expect(() => renderFrame({ name: 'Echo; id', token, script: '', args: [] })).toThrow('cannot be sent');
    expect(() => renderFrame({ name: 'echo', token: 'x', script: '', args: [] })).toThrow('cannot be sent');
  });

  it.skipIf(process.platform === 'win32')('makes a real shell print what renderAnswer says, and go on', () => {
    const frames = [
      renderFrame({ name: 'one', token, script: 'printf %s "$2"; echo oops >&2; exit 3', args: ['a', "b'\n"] }),
      renderFrame({ name: 'two', token, script: 'if then', args: [] }),
      renderFrame({ name: 'three', token, script: 'cat; cd /; x=1; echo end', args: [] }),
    ];
    const out = execFileSync('/bin/sh', ['-s'], {
      input: frames.join(''),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const first = renderAnswer(token, { code: 3, stdout: "b'\n", stderr: 'oops\n' }).stdout;
    expect(out.startsWith(first)).toBe(true);
    expect(out.endsWith(renderAnswer(token, { code: 0, stdout: 'end\n', stderr: '' }).stdout)).toBe(true);
  });
});
