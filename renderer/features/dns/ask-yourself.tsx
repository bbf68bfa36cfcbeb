import type { Drill } from '../../../contract/domain/dns.ts';
import { useRead } from '../../bridge/use-read.ts';
import { CommandText } from '../../ui/command-text.tsx';
import { usePlace } from './use-place.ts';

/** How a person watches the same drill from a terminal; nothing where the zone answers inside its VPCs only. */
export function AskYourself({ drill }: { readonly drill: Drill }) {
  const place = usePlace();
  const { data: demo } = useRead('demo', 'state', {});
  const { data: zones } = useRead('dns', 'zones', place, { enabled: place.profile === drill.profile });
  const isDemo = demo?.profile === drill.profile;
  const zone = zones?.find(({ id }) => id === drill.zoneId);
  const server = isDemo ? demo.nameServer : zone?.nameServers.map((host) => ({ host, port: 53 }))[0];
  const command = server && digCommand(drill, server);
  if (!command) return null;
  return (
    <div>
      <span className="ls-muted">Watch it from a terminal as well:</span>
      <CommandText text={command} />
    </div>
  );
}

/** Only what is a plain name goes into a command that people paste. */
function digCommand({ name, type }: Drill, { host, port }: { host: string; port: number }): string | undefined {
  if (![name, type, host].every((word) => /^[A-Za-z0-9._*-]{1,255}$/.test(word))) return undefined;
  const at = port === 53 ? `@${host}` : `@${host} -p ${port}`;
  return `dig ${at} +noall +answer '${name}' ${type}`;
}
