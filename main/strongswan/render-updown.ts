import { connectionName, fileHeader } from './link-config.ts';
import type { GatewayLinkConfig } from './link-config.ts';

/**
 * The script that charon runs when one of our tunnels comes up or goes down. It marks the peer's ESP and UDP 4500 in a table of
 * our own, so that what the tunnel decrypts meets the policy with that mark. Nothing foreign is read or changed.
 *
 * Only the IKE_SA that wrote the rules removes them: when a tunnel is made anew, the old one's `down` comes after the new one's `up`.
 */
export function renderUpdown(config: GatewayLinkConfig): string {
  const cases = config.tunnels.map(({ number, outsideAddress, mark }) => {
    const name = connectionName(config.linkId, number);
    return `  ${name}) peer=${outsideAddress} mark=${mark} table=${tableName(config.linkId, number)} ;;\n`;
  });
  return `${fileHeader(config)}${head}${cases.join('')}${body}`;
}

/** The nftables table, and the iptables chain, that hold the marking rules of a tunnel. */
export function tableName(linkId: string, tunnelNumber: number): string {
  return `linkspan_${linkId}_${tunnelNumber}`;
}

const head = `
PATH=/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin
export PATH
case "$PLUTO_CONNECTION" in
`;

const body = `  *) exit 0 ;;
esac
owner="ike-\${PLUTO_UNIQUEID:-unknown}"

up_nft() {
  nft -f - <<RULES
add table ip $table
delete table ip $table
table ip $table {
  chain mark_peer {
    type filter hook prerouting priority -150;
    ip saddr $peer ip protocol esp counter meta mark set $mark comment "$owner"
    ip saddr $peer udp dport 4500 counter meta mark set $mark comment "$owner"
  }
}
RULES
}

down_nft() {
  nft list table ip "$table" 2>/dev/null | grep -F "\\"$owner\\"" >/dev/null || return 0
  nft delete table ip "$table"
}

# -w waits for another iptables; it came with 1.4.20.
ipt() { iptables -w -t mangle "$@" 2>/dev/null || iptables -t mangle "$@"; }

mark_rule() {
  ipt -A "$table" -s "$peer" "$@" -m comment --comment "$owner" -j MARK --set-mark "$mark" 2>/dev/null ||
    ipt -A "$table" -s "$peer" "$@" -j MARK --set-mark "$mark"
}

up_iptables() {
  ipt -N "$table" 2>/dev/null || ipt -F "$table" || return 1
  mark_rule -p esp && mark_rule -p udp --dport 4500 || return 1
  ipt -C PREROUTING -j "$table" 2>/dev/null || ipt -I PREROUTING -j "$table"
}

down_iptables() {
  ipt -S "$table" 2>/dev/null | grep -F -e "$owner " >/dev/null || return 0
  ipt -D PREROUTING -j "$table"
  ipt -F "$table"
  ipt -X "$table"
}

case "$PLUTO_VERB" in
  up-client | up-host) verb=up ;;
  down-client | down-host) verb=down ;;
  *) exit 0 ;;
esac
# Without the number of the IKE_SA nobody can tell whose rules these are: leave them, they match this peer alone.
[ "$verb" = down ] && [ -z "$PLUTO_UNIQUEID" ] && exit 0
if command -v nft >/dev/null 2>&1 && nft list tables >/dev/null 2>&1; then
  "$verb"_nft
else
  "$verb"_iptables
fi
`;
