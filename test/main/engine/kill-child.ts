import { runKillChild } from '../../helpers/engine-kill-subject.ts';
import { openToySubject } from './kill-subject.ts';

void runKillChild(openToySubject, process.argv[2]);
