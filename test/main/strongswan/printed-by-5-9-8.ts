/** As strongSwan 5.9.8 printed it in the lab. */
export const statusAll = `Status of IKE charon daemon (strongSwan 5.9.8, Linux 6.1.0, x86_64):
  uptime: 4 seconds, since Nov 20 10:57:11 2026
  malloc: sbrk 2744320, mmap 0, used 892400, free 1851920
  worker threads: 6 of 16 idle, 6/0/4/0 working, job queue: 0/0/0/0, scheduled: 20
  loaded plugins: charon random nonce aes sha1 sha2 hmac kdf gcm pem openssl stroke vici kernel-netlink updown
Listening IP addresses:
  198.51.100.7
Connections:
     foreign:  198.51.100.7...203.0.113.12  IKEv2
     foreign:   local:  [198.51.100.7] uses pre-shared key authentication
     foreign:   remote: [203.0.113.12] uses pre-shared key authentication
     foreign:   child:  192.168.10.0/24 === 10.30.0.0/24 TUNNEL
linkspan-abcdefgh-1:  198.51.100.7...203.0.113.10  IKEv2, dpddelay=10s
linkspan-abcdefgh-1:   local:  [198.51.100.7] uses pre-shared key authentication
linkspan-abcdefgh-1:   remote: [203.0.113.10] uses pre-shared key authentication
linkspan-abcdefgh-1:   child:  192.168.10.0/24 === 10.20.0.0/24 TUNNEL, dpdaction=start
Routed Connections:
     trapped{4}:  ROUTED, TUNNEL, reqid 4
     trapped{4}:   10.1.0.0/16 === 10.2.0.0/16
Security Associations (2 up, 0 connecting):
linkspan-abcdefgh-1[2]: ESTABLISHED 4 seconds ago, 198.51.100.7[198.51.100.7]...203.0.113.10[203.0.113.10]
linkspan-abcdefgh-1[2]: IKEv2 SPIs: 8f21a68cea9e8997_i* 571f9a4949be38b7_r, rekeying in 6 hours
linkspan-abcdefgh-1[2]: IKE proposal: AES_GCM_16_256/PRF_HMAC_SHA2_384/ECP_384
linkspan-abcdefgh-1{2}:  INSTALLED, TUNNEL, reqid 2, ESP in UDP SPIs: 441fc840_i 4ecee721_o
linkspan-abcdefgh-1{2}:  AES_GCM_16_256, 672 bytes_i (8 pkts, 2s ago), 1008 bytes_o (12 pkts, 2s ago), rekeying in 44 minutes
linkspan-abcdefgh-1{2}:   192.168.10.0/24 === 10.20.0.0/24
     foreign[1]: ESTABLISHED 4 seconds ago, 198.51.100.7[198.51.100.7]...203.0.113.12[203.0.113.12]
     foreign[1]: IKEv2 SPIs: 94a19d723fe54b74_i* 447683da7851cb8b_r, pre-shared key reauthentication in 2 hours
     foreign[1]: IKE proposal: AES_GCM_16_256/PRF_HMAC_SHA2_384/ECP_384
     foreign{1}:  INSTALLED, TUNNEL, reqid 1, ESP in UDP SPIs: eed74f86_i 9865c45f_o
     foreign{1}:  AES_GCM_16_256, 0 bytes_i, 0 bytes_o, rekeying in 44 minutes
     foreign{1}:   192.168.10.0/24 === 10.30.0.0/24
`;

export const sas = [
  'list-sa event {linkspan-abcdefgh-1 {uniqueid=2 version=2 state=ESTABLISHED local-host=198.51.100.7 local-port=4500 local-id=198.51.100.7 remote-host=203.0.113.10 remote-port=4500 remote-id=203.0.113.10 initiator=yes initiator-spi=8f21a68cea9e8997 responder-spi=571f9a4949be38b7 nat-remote=yes nat-any=yes encr-alg=AES_GCM_16 encr-keysize=256 prf-alg=PRF_HMAC_SHA2_384 dh-group=ECP_384 established=4 rekey-time=25196 child-sas {linkspan-abcdefgh-1-2 {name=linkspan-abcdefgh-1 uniqueid=2 reqid=2 state=INSTALLED mode=TUNNEL protocol=ESP encap=yes spi-in=441fc840 spi-out=4ecee721 mark-in=00002c25 encr-alg=AES_GCM_16 encr-keysize=256 bytes-in=672 packets-in=8 bytes-out=1008 packets-out=12 rekey-time=2696 life-time=3596 install-time=4 local-ts=[192.168.10.0/24] remote-ts=[10.20.0.0/24]}}}}',
  'list-sa event {foreign {uniqueid=1 version=2 state=ESTABLISHED local-host=198.51.100.7 local-port=4500 local-id=C=CH, O=Example Ltd, CN=gw one remote-host=203.0.113.12 remote-port=4500 remote-id=203.0.113.12 initiator=yes established=4 reauth-time=9844 child-sas {}}}',
  'list-sas reply {}',
].join('\n');

export const conns = [
  'list-conn event {foreign {local_addrs=[198.51.100.7] remote_addrs=[203.0.113.12] version=IKEv2 reauth_time=10260 rekey_time=0 unique=UNIQUE_REPLACE dpd_timeout=150 local-1 {class=pre-shared key id=198.51.100.7 groups=[] cert_policy=[] certs=[] cacerts=[]} remote-1 {class=pre-shared key id=203.0.113.12 groups=[] cert_policy=[] certs=[] cacerts=[]} children {net {mode=TUNNEL rekey_time=3060 rekey_bytes=0 rekey_packets=0 dpd_action=none close_action=none local-ts=[192.168.10.0/24] remote-ts=[10.30.0.0/24[tcp/http] 10.31.0.0/24]}}}}',
  'list-conns reply {}',
].join('\n');
