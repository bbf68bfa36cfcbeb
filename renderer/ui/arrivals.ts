import { type RefObject, useEffect } from 'react';

/** The first page of a window leaves the focus where the browser puts it. */
let isFirst = true;

/** Moves the focus to the first heading in this area when a person arrives at it. */
export function useArrivals(area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (isFirst) {
      isFirst = false;
      return;
    }
    const heading = area.current?.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [area]);
}
