import { useEffect } from 'react';
import { useDetailSlot } from '../../ui/detail-panel.tsx';

/** Of the panel above its content: its title. */
const panelHead = 80;

/** A panel that opens below the table covers the row that it is about: the row is scrolled up until it stands above. */
export function useRowInSight(selectedId: string | undefined): void {
  const { element } = useDetailSlot();
  useEffect(() => {
    if (selectedId === undefined || !element) return undefined;
    const frame = requestAnimationFrame(() => {
      const row = document.querySelector('main tr:has(input[type="radio"]:checked)')?.getBoundingClientRect();
      const panel = element.getBoundingClientRect();
      const isBeside = row === undefined || panel.left >= row.right;
      const hidden = isBeside ? 0 : row.bottom - (panel.top - panelHead);
      if (hidden > 0) window.scrollBy({ top: hidden });
    });
    return () => cancelAnimationFrame(frame);
  }, [selectedId, element]);
}
