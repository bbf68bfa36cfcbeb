import type { Box } from './box.ts';

/** Everything under the configuration folders, by kind, mode, owner and hash, and Linkspan's own traces elsewhere. */
export async function listFiles(gateway: Box): Promise<string[]> {
  const text = await gateway.run(`
for top in /etc/ipsec.conf /etc/ipsec.secrets /etc/ipsec.d /etc/swanctl /etc/strongswan.conf /etc/strongswan.d; do
  [ -e "$top" ] || continue
  find "$top" -printf '%p %y %m %U:%G %l\\n'
  find "$top" -type f -exec sha256sum {} +
done | sort
ls -d /run/linkspan* 2>/dev/null || true`);
  return text.trim().split('\n');
}

/** What charon has loaded and what is up, and whose packet-marking tables there are. */
export async function listLoaded(gateway: Box): Promise<string[]> {
  const text = await gateway.run(`
swanctl --list-conns | grep -E '^[^ ].*:' | cut -d: -f1 | sort | sed 's/^/connection /'
swanctl --list-sas | grep -E 'ESTABLISHED|INSTALLED' | sed -E 's/^ *([^:]*):.*(ESTABLISHED|INSTALLED).*/sa \\1 \\2/' | sort
nft list tables | sort`);
  return text.trim().split('\n');
}
