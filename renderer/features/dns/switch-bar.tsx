import { duration } from '../../ui/time.tsx';
import type { SwitchTime } from './switch-times.ts';

const width = 1000;

/** The parts of a switch, each as long as it may take. */
export function SwitchBar({ times }: { readonly times: readonly SwitchTime[] }) {
  const sum = times.reduce((all, { seconds }) => all + seconds, 0);
  const starts = times.map((_time, index) => times.slice(0, index).reduce((all, { seconds }) => all + seconds, 0));
  return (
    <figure className="ls-figure">
      <p className="ls-switch-sum">
        At most about <strong>{duration(sum)}</strong>
      </p>
      <svg
        className="ls-switch-bar"
        viewBox={`0 0 ${width} 36`}
        preserveAspectRatio="none"
        role="img"
        aria-label={inWords(times)}
      >
        {times.map(({ id, seconds }, index) => (
          <rect
            key={id}
            className={`ls-switch-${id}`}
            x={((starts[index] ?? 0) / sum) * width}
            y={0}
            width={(seconds / sum) * width}
            height={36}
          />
        ))}
      </svg>
      <ul className="ls-switch-legend">
        {times.map(({ id, what, seconds }) => (
          <li key={id}>
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" rx="2" className={`ls-switch-${id}`} />
            </svg>
            {what}: up to {duration(seconds)}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function inWords(times: readonly SwitchTime[]): string {
  return times.map(({ what, seconds }) => `${what}: up to ${duration(seconds)}`).join('; ');
}
