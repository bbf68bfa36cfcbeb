import { readAddress, readBlock } from '../aws/world/ipv4.ts';

/** Where somebody who asks is taken to be. */
export interface ClientPlace {
  readonly continent: string;
  readonly country: string;
  readonly subdivision: string | null;
  /** The nearest AWS region, then the next ones. */
  readonly regions: readonly string[];
}

/** By a small table of documentation ranges; everybody else sits where the demo's site is, in Hamburg. */
export function placeOf(address: string | undefined): ClientPlace {
  const value = address === undefined ? undefined : readAddress(address);
  const found = value === undefined ? undefined : places.find(({ range }) => holds(range, value));
  return found?.place ?? hamburg;
}

/** How many steps a region is from somebody; regions not in the list come last, those with the same first letters before others. */
export function distanceTo(region: string, place: ClientPlace): number {
  const index = place.regions.indexOf(region);
  if (index !== -1) return index;
  return place.regions[0]?.slice(0, 2) === region.slice(0, 2) ? 100 : 200;
}

const hamburg: ClientPlace = {
  continent: 'EU',
  country: 'DE',
  subdivision: null,
  regions: ['eu-central-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-north-1', 'us-east-1'],
};

const places: readonly { range: string; place: ClientPlace }[] = [
  {
    range: '192.0.2.0/24',
    place: {
      continent: 'NA',
      country: 'US',
      subdivision: 'CA',
      regions: ['us-west-1', 'us-west-2', 'us-east-2', 'us-east-1'],
    },
  },
  {
    range: '198.51.100.128/25',
    place: {
      continent: 'AS',
      country: 'JP',
      subdivision: null,
      regions: ['ap-northeast-1', 'ap-northeast-3', 'ap-northeast-2', 'ap-southeast-1', 'us-west-2'],
    },
  },
];

function holds(range: string, value: number): boolean {
  const block = readBlock(range);
  return block !== undefined && value >= block.first && value < block.first + block.size;
}
