import { runKillChild } from '../helpers/engine-kill-subject.ts';
import { openDnsSubject } from './dns-kill-subject.ts';

void runKillChild(openDnsSubject, process.argv[2]);
