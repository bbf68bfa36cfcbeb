/** One record of an answer, its value as Route 53 writes it. */
export interface DnsRecord {
  /** With its last dot. */
  readonly name: string;
  readonly type: string;
  readonly ttl: number;
  readonly value: string;
}

export interface DnsAnswer {
  readonly code: 'NOERROR' | 'NXDOMAIN' | 'REFUSED' | 'SERVFAIL' | 'NOTIMP' | 'FORMERR';
  readonly records: readonly DnsRecord[];
  readonly authority: readonly DnsRecord[];
  /** False for a referral. */
  readonly isAuthoritative: boolean;
}

export interface DnsQuestion {
  readonly name: string;
  readonly type: string;
  /** Who asks: geolocation and latency go by it. */
  readonly clientAddress?: string | undefined;
}
