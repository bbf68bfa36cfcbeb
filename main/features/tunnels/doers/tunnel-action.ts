import { AppError } from '../../../../contract/errors.ts';
import type { Doer, StepContext, Undone } from '../../../engine/doer.ts';
import { changeTunnel } from '../../../gateway/tunnels.ts';
import type { GatewaySession } from '../../../ssh/operation.ts';
import type { BothEndsServices } from '../../../vpn/services.ts';
import { type GatewayReading, isConnectionUp, readGateway, sasOf } from '../gateway-reading.ts';
import type { TunnelAction } from '../plan-tunnel-action.ts';
import type { TunnelStepInput } from '../step-inputs.ts';
import { isRefusal, logOutput, tellingLine, waitForGateway } from './wait-for-gateway.ts';

type TunnelRecord = { readonly connection: string };

/** Up, down or restart of one connection; done when the SAs say so, whatever the tool answered. */
export function tunnelActionDoer(
  action: TunnelAction,
  { clock, gateways }: BothEndsServices,
): Doer<TunnelStepInput, TunnelRecord> {
  async function change(session: GatewaySession, how: TunnelAction, input: TunnelStepInput, context: StepContext) {
    const { connection, dialect, gatewayName } = input;
    const { signal } = context;
    const { output } = await changeTunnel(session, how, dialect, connection, signal);
    logOutput(output, context);
    const holds = (reading: GatewayReading) =>
      how === 'down' ? isDown(reading, connection) : isConnectionUp(reading, connection);
    // After a refusal charon goes on trying, and seldom succeeds: that gets only a little longer.
    const limitMs = isRefusal(output) ? 10_000 : 45_000;
    const { held } = await waitForGateway(session, { clock, signal, limitMs, holds });
    if (held) return context.log(`${connection} is ${how === 'down' ? 'down' : 'up'} on ${gatewayName}`);
    const wanted = how === 'down' ? 'go down' : 'come up';
    const message = `${connection} did not ${wanted} on ${gatewayName}.${tellingLine(output)}`;
    throw new AppError({ code: 'unreachable', message, subject: connection });
  }

  return {
    kind: `gateway.tunnel-${action}`,
    async recognise(input, context) {
      const session = await gateways.session(input.gatewayId, context.signal);
      const reading = await readGateway(session, context.signal);
      if (!isSo(action, input, reading, context)) return undefined;
      return { origin: context.begun ? 'created' : 'adopted', record: { connection: input.connection } };
    },
    async run(input, context) {
      const session = await gateways.session(input.gatewayId, context.signal);
      checkStandIn(input, await readGateway(session, context.signal));
      await change(session, action, input, context);
      return { origin: 'created', record: { connection: input.connection } };
    },
    async undo(_record, input, context): Promise<Undone> {
      if (action === 'restart') return { outcome: 'removed' };
      const back = action === 'up' ? 'down' : 'up';
      const session = await gateways.session(input.gatewayId, context.signal);
      const reading = await readGateway(session, context.signal);
      if (isSo(back, input, reading, context)) return { outcome: 'removed' };
      const obstacle = back === 'up' ? whyNotUp(input, reading) : undefined;
      if (obstacle !== undefined) return { outcome: 'left', reason: obstacle };
      await change(session, back, input, context);
      return { outcome: 'removed' };
    },
    describeUndo: (_record, { connection, gatewayName, undoCommand }) => ({
      details: action === 'restart' ? [] : [{ kind: 'command', where: gatewayName, text: undoCommand }],
      iamActions: [],
      interrupts:
        action === 'up' ? `${connection} on ${gatewayName} goes down, with all that it carries by then.` : null,
    }),
  };
}

function isSo(action: TunnelAction, input: TunnelStepInput, reading: GatewayReading, { begun }: StepContext): boolean {
  const { connection, sas } = input;
  if (action === 'down') return isDown(reading, connection);
  if (action === 'up') return isConnectionUp(reading, connection);
  // A restart was made when it was begun and none of the SAs of the review is there any more.
  const now = sasOf(reading, connection).ikeSas.map(({ name, uniqueId }) => `${name}[${uniqueId}]`);
  return begun === true && isConnectionUp(reading, connection) && !now.some((sa) => sas.includes(sa));
}

function isDown(reading: GatewayReading, connection: string): boolean {
  const { ikeSas, childSas } = sasOf(reading, connection);
  return ikeSas.length + childSas.length === 0;
}

/** The review said that the link keeps working. When that no longer holds, a person has to look again. */
function checkStandIn({ connection, standIn }: TunnelStepInput, reading: GatewayReading): void {
  if (standIn === null || isConnectionUp(reading, standIn) || !isConnectionUp(reading, connection)) return;
  throw new AppError({
    code: 'conflict',
    message: `When this was planned, ${standIn} was up to take over. It is down now, so this would cut the link. Plan it again.`,
    subject: connection,
  });
}

function whyNotUp({ connection, gatewayName }: TunnelStepInput, reading: GatewayReading): string | undefined {
  if (!reading.isRunning) return `strongSwan does not run on ${gatewayName}`;
  const isLoaded = reading.connections.some(
    ({ name, children }) => name === connection || children.some((child) => child.name === connection),
  );
  return isLoaded ? undefined : `${connection} is not loaded on ${gatewayName} any more`;
}
