import { runKillChild } from '../helpers/engine-kill-subject.ts';
import { openLinkSubject } from './kill-subject.ts';

void runKillChild(openLinkSubject, process.argv[2]);
