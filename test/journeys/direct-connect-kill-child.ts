import { runKillChild } from '../helpers/engine-kill-subject.ts';
import { openDirectConnectSubject } from './direct-connect-kill-subject.ts';

void runKillChild(openDirectConnectSubject, process.argv[2]);
