import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { harmless } from './harmless.ts';
import { UntrustedText } from './untrusted-text.tsx';

interface CopyableProps {
  readonly text: string;
  /** What is copied, in words: "Address". */
  readonly what: string;
}

/** An id or address with a button that copies exactly it. */
export function Copyable({ text, what }: CopyableProps) {
  return (
    <span className="ls-copyable">
      <span className="ls-mono">
        <UntrustedText text={text} limit={300} />
      </span>
      <CopyToClipboard
        variant="icon"
        copyButtonAriaLabel={`Copy ${what} ${harmless(text, 60)}`}
        copySuccessText={`${what} copied`}
        copyErrorText="The clipboard refused it"
        textToCopy={text}
      />
    </span>
  );
}
