import { AppError } from '../../../../contract/errors.ts';
import type { Doer, StepContext } from '../../../engine/doer.ts';
import { changeService } from '../../../gateway/tunnels.ts';
import type { GatewaySession } from '../../../ssh/operation.ts';
import type { BothEndsServices } from '../../../vpn/services.ts';
import { connectionsUp, type GatewayReading, readGateway } from '../gateway-reading.ts';
import type { ServiceAction } from '../plan-service-action.ts';
import type { ServiceStepInput } from '../step-inputs.ts';
import { logOutput, tellingLine, waitForGateway } from './wait-for-gateway.ts';

type ServiceRecord = { readonly gatewayId: string };

/** Start, stop or restart of the IPsec service; done when the daemon answers, or answers no more. */
export function serviceActionDoer(
  action: ServiceAction,
  { clock, gateways }: BothEndsServices,
): Doer<ServiceStepInput, ServiceRecord> {
  async function change(session: GatewaySession, how: ServiceAction, input: ServiceStepInput, context: StepContext) {
    const { manager, service, gatewayName } = input;
    const { signal } = context;
    const { output } = await changeService(session, how, { manager, name: service }, signal);
    logOutput(output, context);
    const isToRun = how !== 'stop';
    const holds = ({ isRunning }: GatewayReading) => isRunning === isToRun;
    const { held } = await waitForGateway(session, { clock, signal, limitMs: 45_000, holds });
    if (held) return context.log(`strongSwan ${isToRun ? 'answers' : 'does not run any more'} on ${gatewayName}`);
    const message = `strongSwan did not ${isToRun ? 'start' : 'stop'} on ${gatewayName}.${tellingLine(output)}`;
    throw new AppError({ code: 'unreachable', message, subject: input.gatewayId });
  }

  async function nameMissing(session: GatewaySession, { connections }: ServiceStepInput, context: StepContext) {
    const { signal } = context;
    const missing = (reading: GatewayReading) => connections.filter((name) => !connectionsUp(reading).includes(name));
    const holds = (reading: GatewayReading) => missing(reading).length === 0;
    const { held, reading } = await waitForGateway(session, { clock, signal, limitMs: 60_000, holds });
    context.log(held ? 'Every connection is back' : `Not up yet: ${missing(reading).join(', ')}`);
  }

  return {
    kind: `gateway.service-${action}`,
    async recognise(input, context) {
      const session = await gateways.session(input.gatewayId, context.signal);
      const reading = await readGateway(session, context.signal);
      if (!isSo(action, input, reading, context)) return undefined;
      return { origin: context.begun ? 'created' : 'adopted', record: { gatewayId: input.gatewayId } };
    },
    async run(input, context) {
      await change(await gateways.session(input.gatewayId, context.signal), action, input, context);
      return { origin: 'created', record: { gatewayId: input.gatewayId } };
    },
    async undo(_record, input, context) {
      if (action === 'restart') return { outcome: 'removed' };
      const back = action === 'stop' ? 'start' : 'stop';
      const session = await gateways.session(input.gatewayId, context.signal);
      if (!isSo(back, input, await readGateway(session, context.signal), context)) {
        await change(session, back, input, context);
      }
      if (back === 'start') await nameMissing(session, input, context);
      return { outcome: 'removed' };
    },
    describeUndo: (_record, { gatewayName, undoCommand }) => ({
      details: action === 'restart' ? [] : [{ kind: 'command', where: gatewayName, text: undoCommand }],
      iamActions: [],
      interrupts: action === 'start' ? `Every tunnel of ${gatewayName} goes down.` : null,
    }),
  };
}

function isSo(
  action: ServiceAction,
  { runningSince }: ServiceStepInput,
  reading: GatewayReading,
  { begun }: StepContext,
): boolean {
  if (action === 'stop') return !reading.isRunning;
  if (action === 'start') return reading.isRunning;
  // A restart was made when it was begun and another daemon runs than at the review.
  const since = reading.runningSince;
  return begun === true && reading.isRunning && since !== null && runningSince !== null && since !== runningSince;
}
