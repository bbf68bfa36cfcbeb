import { randomBytes as cryptoBytes } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { ApiError } from './api-error.ts';
import type { Signed } from './authenticate.ts';
import { answerQuestion } from '../dns/answer-question.ts';
import type { DnsAnswer, DnsQuestion } from '../dns/dns-answer.ts';
import { createControl } from './control.ts';
import { dispatch, type Seen } from './dispatch.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { startHttpEndpoint } from './http-endpoint.ts';
import type { Call, TunnelStatus } from './operations/operation.ts';
import { globalServices, type ServiceName } from './wire/services.ts';
import { usualDelays, type Delays } from './world/delays.ts';
import { completeWorld } from './world/complete-world.ts';
import { foreignFarEnd } from './world/foreign-far-end.ts';
import { demoNetworkSeed, emptyRegion } from './world/seed.ts';
import { isHealthy } from './world/evaluate-health.ts';
import type { Pace } from './world/pace.ts';
import { settleDue, settleWorld } from './world/settle.ts';
import type { AccessKey, Region, World } from './world/world.ts';

export interface DemoAwsOptions {
  /** 0, a free one, unless told. */
  readonly port?: number | undefined;
  /** What there is at the start; the demo network's company unless told. Copied. */
  readonly seed?: World | undefined;
  /** How many times faster than real the demo's own time runs. */
  readonly timeScale?: number | undefined;
  readonly delays?: Partial<Delays> | undefined;
  readonly clock?: Pick<Clock, 'now'> | undefined;
  /** What a tunnel's far end says; asked at each describe. */
  readonly tunnelStatus?: ((outsideAddress: string) => TunnelStatus | undefined) | undefined;
  readonly randomBytes?: ((count: number) => Uint8Array) | undefined;
  /** Turns on the control endpoint under `/_demo/`. */
  readonly controlToken?: string | undefined;
}

export interface DemoAws {
  readonly endpoint: string;
  readonly port: number;
  readonly accessKey: AccessKey;
  readonly regions: readonly string[];
  readonly faults: Faults;
  readonly delays: Delays;
  readonly timeScale: number;
  /** Looks at the tunnels, as every call does: alarms and health checks follow what was seen. */
  observe(): void;
  /** Everything there is, as it is now; alarms and health as they were when somebody last looked. A copy. */
  snapshot(): World;
  /** For a look at that without a copy; nothing of it may be changed or kept. */
  read<T>(look: (world: World) => T): T;
  restore(world: World): void;
  /** Says a tunnel's state from here on, before what `tunnelStatus` says. */
  setTunnel(outsideAddress: string, status: { readonly up: boolean; readonly message: string }): void;
  /** Says what the checkers meet at an address, a name or (by its id) for one health check, from here on. */
  setEndpointHealth(target: string, health: { readonly healthy: boolean; readonly message?: string | undefined }): void;
  /** What a name server for all of the demo's zones answers: to somebody in their VPCs, so private zones too. */
  askDns(question: DnsQuestion): DnsAnswer;
  /** What was asked, oldest first; the last 10,000. */
  requests(): readonly Seen[];
  stop(): Promise<void>;
}

/** An AWS of our own on loopback that speaks its services' real wire protocols. Nothing in it is secret or lasting. */
export async function startDemoAws(options: DemoAwsOptions = {}): Promise<DemoAws> {
  const clock = options.clock ?? { now: () => new Date() };
  const timeScale = options.timeScale ?? 1;
  const delays = { ...usualDelays, ...options.delays };
  const randomBytes = options.randomBytes ?? cryptoBytes;
  const hex = (count: number): string => Buffer.from(randomBytes(count)).toString('hex');
  const startedAt = clock.now();
  const faults = createFaults();
  const said = new Map<string, TunnelStatus>();
  const seen: Seen[] = [];
  let world = completeWorld(options.seed ?? demoNetworkSeed());

  const tunnelStatus = (address: string): TunnelStatus =>
    said.get(address) ??
    foreignFarEnd(world, address) ??
    options.tunnelStatus?.(address) ?? { up: false, message: 'IPSEC IS DOWN', lastChange: startedAt };

  const paceNow = (): Pace => ({ now: clock.now().getTime(), delays, ms: (seconds) => (seconds * 1000) / timeScale });
  const observe = (): Pace => {
    const pace = paceNow();
    settleWorld(world, pace, tunnelStatus);
    return pace;
  };

  const callFor = (signed: Signed, fault: Fault | undefined): Call => {
    const pace = observe();
    const after = (seconds: number): number => pace.now + pace.ms(seconds);
    const slow = fault?.seconds ?? (fault?.kind === 'slow-to-appear' ? 5 : undefined);
    const hidden = slow === undefined ? {} : { visibleAt: after(slow) };
    return {
      ...pace,
      world,
      region: regionOf(world, signed.region, signed.service),
      regionName: signed.region,
      caller: signed.caller,
      newId: (prefix) => `${prefix}-0${hex(8)}`,
      randomBytes,
      due: (state, wait) => ({ state, at: after(delays[wait]) }),
      dueIn: (state, seconds) => ({ state, at: after(seconds) }),
      birth: () => hidden,
      tunnelStatus,
    };
  };

  const controlled = {
    faults,
    observe: () => void observe(),
    snapshot: () => {
      settleDue(world, paceNow());
      return structuredClone(world);
    },
    read: <T>(look: (present: World) => T): T => {
      settleDue(world, paceNow());
      return look(world);
    },
    setTunnel: (address: string, status: { readonly up: boolean; readonly message: string }) => {
      const isSame = said.get(address)?.up === status.up;
      said.set(address, { ...status, lastChange: (isSame ? said.get(address)?.lastChange : undefined) ?? clock.now() });
    },
    setEndpointHealth: (target: string, { healthy, message }: { healthy: boolean; message?: string | undefined }) => {
      const text = message ?? 'Connection timed out. The endpoint or the internet connection is down';
      (world.dns.endpointHealth[target] ??= []).push({ at: clock.now().getTime(), healthy, message: text });
    },
    askDns: (question: DnsQuestion) => {
      observe();
      const { zones } = world.dns;
      return answerQuestion(question, { zones, isHealthy: (id) => isHealthy(world, id), random: Math.random });
    },
    requests: () => [...seen],
  };
  const control =
    options.controlToken === undefined ? () => undefined : createControl(options.controlToken, controlled);

  const http = await startHttpEndpoint({
    port: options.port ?? 0,
    control,
    dispatch: (request) =>
      dispatch(request, {
        faults,
        keys: () => world.keys,
        callFor,
        newRequestId: () => hex(16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
        saw: (one) => {
          seen.push(one);
          if (seen.length > 10_000) seen.shift();
        },
      }),
  });

  return {
    ...controlled,
    endpoint: http.url,
    port: http.port,
    accessKey: firstKey(world),
    regions: Object.keys(world.regions),
    delays,
    timeScale,
    restore: (next) => {
      world = completeWorld(next);
    },
    stop: () => http.stop(),
  };
}

/** Global services answer everywhere; the others only in the regions that there are. */
function regionOf(world: World, name: string, service: ServiceName): Region {
  const region = world.regions[name];
  if (region !== undefined) return region;
  if (globalServices.has(service)) return emptyRegion(name, '203.0.113.10');
  throw new ApiError('OptInRequired', 'You are not subscribed to this service. Please enable the region first.', 401);
}

function firstKey(world: World): AccessKey {
  const [key] = world.keys;
  if (key === undefined) throw new Error('The seed of the demo AWS has no access key');
  return key;
}
