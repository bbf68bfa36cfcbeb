import { overlaps } from '../../../contract/domain/cidr.ts';
import { addressScale } from './address-segments.ts';

const [left, width, row] = [110, 880, 46];

/** The site's and the VPC's ranges on one line of addresses, with what they share shaded. */
export function AddressBars({ site, vpc }: { readonly site: readonly string[]; readonly vpc: readonly string[] }) {
  const scale = addressScale(site, vpc);
  const shared = scale.segments.filter(({ isSite, isVpc }) => isSite && isVpc);
  return (
    <figure className="ls-figure">
      <svg className="ls-bars" viewBox={`0 0 1000 ${row * 2 + 8}`} role="img" aria-label={inWords(site, vpc)}>
        <defs>
          <pattern id="ls-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="4" height="8" className="ls-bar-shared" />
          </pattern>
        </defs>
        <Row label="This site" ranges={site} scale={scale} top={0} kind="site" />
        <Row label="VPC" ranges={vpc} scale={scale} top={row} kind="vpc" />
        {shared.map(({ from, width: share }) => (
          <rect
            key={from}
            x={left + from * width}
            y={2}
            width={share * width}
            height={row * 2}
            fill="url(#ls-hatch)"
            className="ls-bar-edge"
          />
        ))}
      </svg>
      <figcaption className="ls-muted">
        Not to scale: large ranges are drawn shorter. {shared.length > 0 && 'What both have is shaded.'}
      </figcaption>
    </figure>
  );
}

interface RowProps {
  readonly label: string;
  readonly ranges: readonly string[];
  readonly scale: ReturnType<typeof addressScale>;
  readonly top: number;
  readonly kind: 'site' | 'vpc';
}

function Row({ label, ranges, scale, top, kind }: RowProps) {
  return (
    <g transform={`translate(0 ${top})`}>
      <text x={0} y={30} className="ls-bar-label">
        {label}
      </text>
      {ranges.map((range) => {
        const { from, width: share } = scale.place(range);
        const isRoomy = share * width > range.length * 9;
        return (
          <g key={range}>
            <rect
              x={left + from * width}
              y={10}
              width={Math.max(3, share * width)}
              height={30}
              rx={4}
              className={`ls-bar-${kind}`}
            >
              <title>{range}</title>
            </rect>
            {isRoomy && (
              <text x={left + (from + share / 2) * width} y={30} textAnchor="middle" className="ls-bar-text">
                {range}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function inWords(site: readonly string[], vpc: readonly string[]): string {
  const shared = site.flatMap((one) =>
    vpc.filter((other) => overlaps(one, other)).map((other) => `${one} overlaps ${other}`),
  );
  const both = `The site has ${site.join(', ')}; the VPC has ${vpc.join(', ')}.`;
  return `${both} ${shared.length === 0 ? 'They do not overlap.' : `${shared.join('; ')}.`}`;
}
