export interface NamedPlace {
  readonly value: string;
  readonly label: string;
}

const continents: readonly NamedPlace[] = [
  { value: 'AF', label: 'Africa' },
  { value: 'AN', label: 'Antarctica' },
  { value: 'AS', label: 'Asia' },
  { value: 'EU', label: 'Europe' },
  { value: 'NA', label: 'North America' },
  { value: 'OC', label: 'Oceania' },
  { value: 'SA', label: 'South America' },
];

const everywhereElse: NamedPlace = { value: '*', label: 'Everywhere else' };

const states =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY';

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Codes that are no country: user-assigned, unions, the world. */
const noCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

/** What geolocation records can be about, as the contract writes it. */
export function allPlaces(): readonly { readonly label: string; readonly options: readonly NamedPlace[] }[] {
  return [
    { label: 'Default', options: [everywhereElse] },
    { label: 'Continents', options: continents },
    { label: 'Countries', options: countries() },
    {
      label: 'States of the US',
      options: states.split(' ').map((code) => ({ value: `US-${code}`, label: `US: ${code}` })),
    },
  ];
}

/** "Germany" for `DE` or `country:DE`; a continent's own code wins. */
export function placeName(place: string): string {
  const known = [everywhereElse, ...continents].find(({ value }) => value === place);
  if (known) return known.label;
  if (/^US-[A-Z]{2}$/.test(place)) return `US: ${place.slice(3)}`;
  const code = place.replace(/^country:/, '');
  return (/^[A-Z]{2}$/.test(code) && names.of(code)) || place;
}

function countries(): readonly NamedPlace[] {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((code) => {
      const label = noCountries.has(code) ? undefined : names.of(code);
      return label === undefined ? [] : [{ value: `country:${code}`, label }];
    })
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en'));
}
