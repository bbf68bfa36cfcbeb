import type { Answer } from '../demo-box.ts';
import {
  deployArm,
  deployBegin,
  deployConfirm,
  deployRestore,
  deployStageInclude,
  deployStageOwn,
  deployState,
  deployUnlock,
  deployWrite,
} from './deploy-changes.ts';
import { deployWorld } from './deploy-world.ts';
import { inspect } from './inspect.ts';
import { deployLoad, deployRestart, readLoaded, removeLink } from './load.ts';
import { sessionFacts } from './session-facts.ts';
import { pingFrom, serviceAction, tracerouteFrom, tunnelAction, tunnelStatus } from './tunnels.ts';

/** What the demo gateway knows, by the names of main/ssh/operations. A test holds that none is missing. */
export const answers: Readonly<Record<string, Answer>> = {
  'session-facts': sessionFacts,
  inspect,
  'deploy-world': deployWorld,
  'deploy-begin': deployBegin,
  'deploy-stage-own': deployStageOwn,
  'deploy-stage-include': deployStageInclude,
  'deploy-arm': deployArm,
  'deploy-write': deployWrite,
  'deploy-load': deployLoad,
  'deploy-restart': deployRestart,
  'deploy-confirm': deployConfirm,
  'deploy-restore': deployRestore,
  'deploy-state': deployState,
  'deploy-unlock': deployUnlock,
  'read-loaded': readLoaded,
  'remove-link': removeLink,
  'tunnel-status': tunnelStatus,
  'tunnel-action': tunnelAction,
  'service-action': serviceAction,
  'ping-from': pingFrom,
  'traceroute-from': tracerouteFrom,
};
