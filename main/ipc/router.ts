import { setMaxListeners } from 'node:events';
import { AppError, type Failure } from '../../contract/errors.ts';
import type { Contract, Handlers, Procedure } from '../../contract/define.ts';
import { Call, type Reply } from '../../contract/wire.ts';
import { withoutSecrets } from '../secret.ts';

type Handler = (input: unknown, signal: AbortSignal) => Promise<unknown>;

export interface Router {
  call(message: unknown): Promise<Reply>;
  cancel(id: unknown): void;
  /** Ends every running query: their page has gone. Commands go on. */
  cancelQueries(): void;
}

interface Running {
  readonly controller: AbortController;
  readonly kind: Procedure['kind'];
}

/** Answers calls named `feature.procedure`, checking what comes in and what goes out. */
export function createRouter<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  report: (error: unknown) => string | undefined,
): Router {
  const routes = collectRoutes(contract, handlers);
  const running = new Map<unknown, Running>();

  async function answer(message: unknown): Promise<unknown> {
    const call = checkCall(message);
    const route = routes.get(call.name);
    if (!route) throw new AppError({ code: 'not-found', message: `There is no call named ${call.name}` });
    const input = checkInput(route.procedure, call.input);

    const controller = new AbortController();
    // Each of the many reads of one call listens to it: no leak, whatever Node guesses.
    setMaxListeners(0, controller.signal);
    running.set(call.id, { controller, kind: route.procedure.kind });
    try {
      return route.procedure.output.parse(await route.handler(input, controller.signal));
    } finally {
      running.delete(call.id);
    }
  }

  return {
    async call(message) {
      try {
        return { ok: true, value: await answer(message) };
      } catch (error) {
        if (error instanceof AppError) return { ok: false, failure: withoutSecretsIn(error.toFailure()) };
        const id = report(error);
        const place = id === undefined ? 'The log has the details.' : `The log has the details under ${id}.`;
        return { ok: false, failure: { code: 'unexpected', message: `Something went wrong. ${place}` } };
      }
    },
    cancel(id) {
      running.get(id)?.controller.abort(cancelled());
    },
    cancelQueries() {
      for (const { kind, controller } of running.values()) if (kind === 'query') controller.abort(cancelled());
    },
  };
}

function cancelled(): AppError {
  return new AppError({ code: 'cancelled', message: 'Cancelled' });
}

function collectRoutes(contract: Contract, handlers: Record<string, Record<string, Handler>>) {
  const routes = new Map<string, { procedure: Procedure; handler: Handler }>();
  for (const [featureName, feature] of Object.entries(contract)) {
    for (const [name, entry] of Object.entries(feature)) {
      if (entry.kind === 'topic') continue;
      const handler = handlers[featureName]?.[name];
      if (!handler) throw new Error(`No handler for ${featureName}.${name}`);
      routes.set(`${featureName}.${name}`, { procedure: entry, handler });
    }
  }
  return routes;
}

function checkCall(message: unknown): Call {
  const result = Call.safeParse(message);
  if (result.success) return result.data;
  throw new AppError({ code: 'invalid-input', message: 'That message is not a call' });
}

function checkInput(procedure: Procedure, input: unknown): unknown {
  const result = procedure.input.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new AppError({
    code: 'invalid-input',
    message: issue?.message ?? 'That input is not valid',
    subject: issue?.path.join('.') ?? '',
  });
}

/** A sentence may quote what AWS or a gateway said. */
function withoutSecretsIn(failure: Failure): Failure {
  return { ...failure, message: withoutSecrets(failure.message) };
}
