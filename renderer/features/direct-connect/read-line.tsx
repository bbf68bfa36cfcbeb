import { Time } from '../../ui/time.tsx';

/** How old a list is. */
export function ReadLine({ at }: { readonly at: string | undefined }) {
  if (at === undefined) return null;
  return (
    <>
      Read <Time at={at} />, and again every 10 s while this page is seen
    </>
  );
}
