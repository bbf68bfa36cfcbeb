import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';

interface Detail {
  readonly title: string;
  readonly onClose: () => void;
}

interface DetailSlot {
  readonly detail: Detail | undefined;
  readonly setDetail: (detail: Detail | undefined) => void;
  readonly element: HTMLElement | null;
  readonly setElement: (element: HTMLElement | null) => void;
}

const none: DetailSlot = { detail: undefined, setDetail: () => undefined, element: null, setElement: () => undefined };
const DetailContext = createContext<DetailSlot>(none);

/** Lets a page fill the frame's split panel with what belongs to its selected row. */
export function DetailProvider({ children }: { readonly children: ReactNode }) {
  const [detail, setDetail] = useState<Detail>();
  const [element, setElement] = useState<HTMLElement | null>(null);
  const value = useMemo(() => ({ detail, setDetail, element, setElement }), [detail, element]);
  return <DetailContext value={value}>{children}</DetailContext>;
}

export function useDetailSlot(): DetailSlot {
  return useContext(DetailContext);
}

interface DetailPanelProps extends Detail {
  readonly children: ReactNode;
}

/** Rendered by a page while a row is selected; its children appear in the frame's split panel. */
export function DetailPanel({ title, onClose, children }: DetailPanelProps) {
  const { element, setDetail } = useContext(DetailContext);
  useEffect(() => {
    setDetail({ title, onClose });
  }, [title, onClose, setDetail]);
  useEffect(() => () => setDetail(undefined), [setDetail]);
  return element && createPortal(children, element);
}
