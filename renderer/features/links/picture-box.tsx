import { harmless } from '../../ui/harmless.ts';

interface PictureBoxProps {
  readonly x: number;
  readonly title: string;
  readonly lines: readonly string[];
}

const shown = 3;

/** One thing in the picture of a link. */
export function PictureBox({ x, title, lines }: PictureBoxProps) {
  const rest = lines.length - shown;
  const texts = [...lines.slice(0, shown), ...(rest > 0 ? [`and ${rest} more`] : [])];
  return (
    <g transform={`translate(${x} 30)`}>
      <rect width={170} height={140} rx={12} className="ls-picture-box" />
      <text x={85} y={34} textAnchor="middle" className="ls-picture-title">
        {title}
      </text>
      {texts.map((line, index) => (
        <text key={line} x={85} y={64 + index * 20} textAnchor="middle" className="ls-picture-small">
          {short(harmless(line, 60))}
        </text>
      ))}
    </g>
  );
}

function short(text: string): string {
  return text.length > 21 ? `${text.slice(0, 20)}…` : text;
}
