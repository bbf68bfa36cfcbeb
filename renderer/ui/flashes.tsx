import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { messageOf } from './problem.tsx';
import { UntrustedText } from './untrusted-text.tsx';

export interface Flash {
  readonly type: 'success' | 'error' | 'warning' | 'info';
  readonly header: string;
  readonly text?: string;
}

interface Flashes {
  readonly add: (flash: Flash) => void;
  readonly fail: (header: string) => (error: Error) => void;
}

const FlashContext = createContext<Flashes>({ add: () => undefined, fail: () => () => undefined });
const FlashListContext = createContext<readonly FlashbarProps.MessageDefinition[]>([]);

/** Outcomes of what a person did, shown until dismissed. At most five: the oldest goes. */
export function FlashProvider({ children }: { readonly children: ReactNode }) {
  const [flashes, setFlashes] = useState<readonly (Flash & { readonly id: string })[]>([]);
  const add = useCallback((flash: Flash) => {
    setFlashes((list) => [{ ...flash, id: crypto.randomUUID() }, ...list].slice(0, 5));
  }, []);
  const value = useMemo(
    () => ({
      add,
      fail: (header: string) => (error: Error) => add({ type: 'error', header, text: messageOf(error) }),
    }),
    [add],
  );
  const items = flashes.map(({ id, type, header, text }): FlashbarProps.MessageDefinition => ({
    id,
    type,
    header,
    content: text && <UntrustedText text={text} limit={1000} />,
    dismissible: true,
    dismissLabel: `Dismiss: ${header}`,
    onDismiss: () => setFlashes((list) => list.filter((flash) => flash.id !== id)),
  }));
  return (
    <FlashContext value={value}>
      <FlashListContext value={items}>{children}</FlashListContext>
    </FlashContext>
  );
}

export function useFlashes(): Flashes {
  return useContext(FlashContext);
}

export function FlashList() {
  return <Flashbar items={useContext(FlashListContext)} />;
}
