/**
 * The words of a `conn` section in strongSwan 5.1.0, without those that are only aliases. Not modeconfig: the starter lost it with
 * pluto and took it back later.
 */
export const ipsecConnWords = new Set(
  `aaa_identity aggressive ah also authby auto closeaction compress dpdaction dpddelay dpdtimeout eap eap_identity esp forceencaps
   fragmentation ike ikedscp ikelifetime inactivity installpolicy keyexchange keyingtries left leftallowany leftauth leftauth2 leftca
   leftcert leftcert2 leftdns leftfirewall leftgroups lefthostaccess leftid leftid2 leftikeport leftprotoport leftsendcert leftsourceip
   leftsubnet leftsubnetwithin leftupdown lifebytes lifepackets lifetime marginbytes marginpackets margintime mark mark_in mark_out
   me_peerid mediated_by mediation mobike reauth rekey rekeyfuzz reqid right rightallowany rightauth rightauth2 rightca
   rightcert rightcert2 rightfirewall rightgroups righthostaccess rightid rightid2 rightikeport rightprotoport rightsendcert
   rightsourceip rightsubnet rightsubnetwithin rightupdown tfc type xauth xauth_identity`.split(/\s+/),
);

/** The words of swanctl.conf in strongSwan 5.7.0 (its swanctl.opt); ids and addresses of a secret may have any ending. */
export const swanctlWords = new Set(
  `version local_addrs remote_addrs local_port remote_port proposals vips aggressive pull dscp encap mobike dpd_delay dpd_timeout
   fragmentation send_certreq send_cert ppk_id ppk_required keyingtries unique reauth_time rekey_time over_time rand_time pools
   mediation mediated_by mediation_peer round certs pubkeys auth id eap_id aaa_id xauth_id groups cert_policy cacerts revocation
   ah_proposals esp_proposals sha256_96 local_ts remote_ts life_time rekey_bytes life_bytes rand_bytes rekey_packets life_packets
   rand_packets updown hostaccess mode policies policies_fwd_out dpd_action ipcomp inactivity reqid priority interface mark_in
   mark_in_sa mark_out set_mark_in set_mark_out tfc_padding replay_window hw_offload copy_df copy_ecn copy_dscp start_action
   close_action secret id-local id-remote`.split(/\s+/),
);
