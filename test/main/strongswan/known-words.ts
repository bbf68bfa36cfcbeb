/**
 * The words of a `conn` section that strongSwan 5.1.0 knows, without those that are only aliases or deprecated: what both
 * src/starter/keywords.txt of a release before (TOTAL_KEYWORDS 136 in its generated keywords.c: ikedscp, leftrsasigkey and no
 * leftsigkey) and the one of strongswan/strongswan b59bcba2b38d (after 5.1.0: ah, and no replay_window) list.
 */
export const ipsecConnWords = new Set(
  `aaa_identity aggressive also authby auto closeaction compress dpdaction dpddelay dpdtimeout eap_identity esp forceencaps
   fragmentation ike ikedscp ikelifetime inactivity installpolicy keyexchange keyingtries left leftallowany leftauth leftauth2 leftca
   leftca2 leftcert leftcert2 leftcertpolicy leftdns leftfirewall leftgroups leftgroups2 lefthostaccess leftid leftid2 leftikeport
   leftprotoport leftsendcert leftsourceip leftsubnet leftsubnetwithin leftupdown lifebytes lifepackets lifetime marginbytes
   marginpackets margintime mark mark_in mark_out me_peerid mediated_by mediation mobike modeconfig reauth rekey rekeyfuzz reqid right
   rightallowany rightauth rightauth2 rightca rightca2 rightcert rightcert2 rightcertpolicy rightdns rightfirewall rightgroups
   rightgroups2 righthostaccess rightid rightid2 rightikeport rightprotoport rightsendcert rightsourceip rightsubnet rightsubnetwithin
   rightupdown tfc type xauth xauth_identity`.split(/\s+/),
);

/**
 * Words of swanctl.conf in strongSwan 5.7.0; ids and addresses of a secret may have any ending. All but the last line stand in
 * src/swanctl/swanctl.opt of strongswan/strongswan 00bf6a2a4923, which is older than 5.7.0 (no ppk_id, no set_mark_in).
 * The last line is the one word that came with 5.7.0.
 */
export const swanctlWords = new Set(
  `version local_addrs remote_addrs local_port remote_port proposals vips aggressive pull dscp encap mobike dpd_delay dpd_timeout
   fragmentation send_certreq send_cert keyingtries unique reauth_time rekey_time over_time rand_time pools round certs pubkeys auth id
   eap_id aaa_id xauth_id groups cert_policy cacerts revocation ah_proposals esp_proposals local_ts remote_ts life_time rekey_bytes
   life_bytes rand_bytes rekey_packets life_packets rand_packets updown hostaccess mode policies policies_fwd_out dpd_action ipcomp
   inactivity reqid priority interface mark_in mark_out tfc_padding replay_window start_action close_action secret id-local id-remote
   set_mark_in`.split(/\s+/),
);
