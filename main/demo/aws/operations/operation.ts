import type { StaticOperationSchema } from '@smithy/types';
import type { Delays } from '../world/delays.ts';
import type { Pace } from '../world/pace.ts';
import type { AccessKey, Region, Thing, Timed, World } from '../world/world.ts';

export interface TunnelStatus {
  readonly up: boolean;
  readonly message: string;
  readonly lastChange: Date;
}

/** What a handler may see and use while it answers one request. */
export interface Call extends Pace {
  readonly world: World;
  readonly region: Region;
  readonly regionName: string;
  readonly caller: AccessKey;
  /** The AWS documentation's form: `vpc-` and 17 hexadecimal digits. */
  newId(prefix: string): string;
  randomBytes(count: number): Uint8Array;
  /** The thing's next state, after one of the configured waits. */
  due(state: string, wait: keyof Delays): NonNullable<Timed['due']>;
  /** As `due`, in seconds of the demo's time. */
  dueIn(state: string, seconds: number): NonNullable<Timed['due']>;
  /** Spread into a thing at birth: others may be kept from seeing it for a while. */
  birth(): Pick<Thing, 'visibleAt'>;
  tunnelStatus(outsideAddress: string): TunnelStatus;
}

export interface Operation {
  readonly name: string;
  /** Without one, JSON goes in and out as it is. */
  readonly schema?: StaticOperationSchema;
  handle(input: unknown, call: Call): object;
}

/** Ties a handler to the SDK's schema of its operation, which says how both are written on the wire. */
export function operation(schema: StaticOperationSchema, handle: Handler): Operation {
  return { name: schema[2], schema, handle };
}

/** For a service whose client has no schemas; the handler checks what it takes. */
export function untypedOperation(
  name: string,
  handle: (input: Readonly<Record<string, unknown>>, call: Call) => object,
): Operation {
  return { name, handle: (input, call) => handle(input as Readonly<Record<string, unknown>>, call) };
}

// A handler names the SDK's request type of its own operation, which the schema on the wire guarantees.
type Handler = { handle(input: unknown, call: Call): object }['handle'];
