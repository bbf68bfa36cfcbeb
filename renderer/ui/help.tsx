import HelpPanel from '@cloudscape-design/components/help-panel';
import Link from '@cloudscape-design/components/link';
import { createContext, type ReactNode, useContext } from 'react';

export interface HelpTopic {
  readonly title: string;
  /** Paragraphs: what it is, and the reason behind it. */
  readonly body: readonly string[];
}

const HelpContext = createContext<(topic: HelpTopic) => void>(() => undefined);

export function HelpProvider({
  show,
  children,
}: {
  readonly show: (topic: HelpTopic) => void;
  readonly children: ReactNode;
}) {
  return <HelpContext value={show}>{children}</HelpContext>;
}

/** Opens the help panel with the reason behind the thing it stands beside. */
export function InfoLink({ topic }: { readonly topic: HelpTopic }) {
  const show = useContext(HelpContext);
  return (
    <Link variant="info" ariaLabel={`Information about ${topic.title}`} onFollow={() => show(topic)}>
      Info
    </Link>
  );
}

export function HelpContent({ topic }: { readonly topic: HelpTopic }) {
  return (
    <HelpPanel header={<h2>{topic.title}</h2>}>
      {topic.body.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </HelpPanel>
  );
}
