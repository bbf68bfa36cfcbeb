import type { StaticOperationSchema } from '@smithy/types';
import type { WireRequest } from './protocol.ts';

export interface Route {
  readonly status: number;
  /** The labels by name and the query by `?name`; undefined when the request is for another operation. */
  match(request: Pick<WireRequest, 'method' | 'url'>): Readonly<Record<string, string>> | undefined;
}

const known = new WeakMap<StaticOperationSchema, Route>();

/** Method and path of an operation, from the trait `http` of its schema. */
export function routeOf(schema: StaticOperationSchema): Route {
  const route = known.get(schema) ?? createRoute(schema);
  known.set(schema, route);
  return route;
}

function createRoute(schema: StaticOperationSchema): Route {
  const traits: unknown = schema[3];
  const { http } = (typeof traits === 'object' ? traits : {}) as { readonly http?: readonly [string, string, number] };
  if (http === undefined) throw new Error(`${schema[2]} has no path`);
  const [method, template, status] = http;
  const names: string[] = [];
  const source = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  const pattern = new RegExp(`^${source}/?$`);
  return {
    status,
    match: (request) => {
      if (request.method !== method) return undefined;
      const [path = '', query = ''] = request.url.split('?', 2);
      const found = pattern.exec(path);
      if (found === null) return undefined;
      const labels = names.map((name, index) => [name, decoded(found[index + 1] ?? '')] as const);
      const asked = [...new URLSearchParams(query)].map(([name, value]) => [`?${name}`, value] as const);
      return Object.fromEntries([...asked, ...labels]);
    },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
