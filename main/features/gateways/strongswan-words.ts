import type { GatewayFacts } from '../../../contract/domain/gateway-facts.ts';

/** Product and version in one line, for lists. */
export function strongswanWords({ strongswan: { product, version } }: GatewayFacts): string {
  const names = {
    strongswan: 'strongSwan',
    libreswan: 'Libreswan',
    other: 'another IPsec product',
    none: 'no IPsec software',
  };
  return [names[product], version].filter(Boolean).join(' ');
}
