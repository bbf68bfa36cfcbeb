import { runKillChild } from '../../helpers/engine-kill-subject.ts';
import { openLabSubject } from './kill-subject.ts';

void runKillChild(openLabSubject, process.argv[2]);
