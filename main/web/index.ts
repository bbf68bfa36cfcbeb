import { createCore } from '../core.ts';
import { runWebHost } from './run-web-host.ts';

runWebHost(createCore);
