import { harmlessParts } from './harmless.ts';

interface UntrustedTextProps {
  readonly text: string;
  readonly limit?: number;
  /** Keeps line ends: for what a gateway printed. */
  readonly asBlock?: boolean;
}

/** Text that a gateway, a file or AWS gave us. The one place that shows such text. */
export function UntrustedText({ text, limit, asBlock = false }: UntrustedTextProps) {
  const parts = harmlessParts(text, { keepLines: asBlock, ...(limit !== undefined && { limit }) });
  // Parts never move, so their position names them.
  const shown = parts.map((part, index) =>
    part.isStandIn ? (
      <span key={index} className="ls-stand-in">
        {part.text}
      </span>
    ) : (
      part.text
    ),
  );
  return asBlock ? (
    <pre className="ls-block" tabIndex={0} dir="ltr">
      {shown}
    </pre>
  ) : (
    <bdi className="ls-untrusted">{shown}</bdi>
  );
}
