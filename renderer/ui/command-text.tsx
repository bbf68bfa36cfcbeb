import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { UntrustedText } from './untrusted-text.tsx';

/** Commands to run elsewhere, as they must be typed, with one button that copies them all. */
export function CommandText({ text, what = 'command' }: { readonly text: string; readonly what?: string }) {
  return (
    <div className="ls-command">
      <UntrustedText text={text} asBlock />
      <CopyToClipboard
        variant="icon"
        copyButtonAriaLabel={`Copy ${what}`}
        copySuccessText="Copied"
        copyErrorText="The clipboard refused it"
        textToCopy={text}
      />
    </div>
  );
}
