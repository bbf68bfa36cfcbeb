import type { Answer } from '../demo-box.ts';
import { site } from '../first-files.ts';

export const sessionFacts: Answer = (_box, _args, { isRoot }) => ({
  stdout: `${isRoot ? '0\nroot' : `1000\n${site.user}`}\n${site.bastionAddress} 50022 ${site.publicAddress} 22\n`,
});
