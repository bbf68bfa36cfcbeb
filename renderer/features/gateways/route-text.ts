interface Hop {
  readonly host: string;
  readonly port: number;
  readonly user: string;
}

/** `admin@bastion › root@gateway:2222`. */
export function routeText(route: readonly Hop[]): string {
  return route.map(hopText).join(' › ');
}

export function hopText({ user, host, port }: Hop): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `${user}@${name}${port === 22 ? '' : `:${port}`}`;
}
