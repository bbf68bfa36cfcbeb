import { useRead } from '../../bridge/use-read.ts';
import { CommandText } from '../../ui/command-text.tsx';
import { usePlace } from './use-place.ts';

interface Question {
  readonly profile: string;
  readonly zoneId: string;
  readonly name: string;
  readonly type: string;
}

/** How a person asks the same from a terminal; nothing where the zone answers inside its VPCs only. */
export function AskYourself({ profile, zoneId, name, type }: Question) {
  const place = usePlace();
  const { data: demo } = useRead('demo', 'state', {});
  const { data: zones } = useRead('dns', 'zones', place, { enabled: place.profile === profile && profile !== '' });
  const [first] = zones?.find(({ id }) => id === zoneId)?.nameServers ?? [];
  const server = demo?.profile === profile ? demo.nameServer : first && { host: first, port: 53 };
  const command = server && digCommand(server, name, type);
  if (!command) return null;
  return (
    <div>
      <span className="ls-muted">Ask it from a terminal as well:</span>
      <CommandText text={command} />
    </div>
  );
}

/** Only what is a plain name goes into a command that people paste. */
function digCommand({ host, port }: { host: string; port: number }, name: string, type: string): string | undefined {
  if (![name, type, host].every((word) => /^[A-Za-z0-9._*-]{1,255}$/.test(word))) return undefined;
  const at = port === 53 ? `@${host}` : `@${host} -p ${port}`;
  return `dig ${at} +noall +answer '${name}' ${type}`;
}
