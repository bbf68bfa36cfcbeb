import { useEffect, useState } from 'react';

/** A moment, relative in text, absolute with zone on hover. */
export function Time({ at, now: given }: { readonly at: string; readonly now?: number }) {
  const ticking = useNow(10_000);
  return (
    <time dateTime={at} title={absolute(at)} className="ls-time">
      {relative(at, given ?? ticking)}
    </time>
  );
}

/** A moment in full, for tables that are read as a record. */
export function Moment({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={absolute(at)} className="ls-time">
      {short(at)}
    </time>
  );
}

/** The present, again every so many milliseconds; false stands still. */
export function useNow(every: number | false): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (every === false) return undefined;
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

export function absolute(at: string): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'long' });
}

export function short(at: string): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
}

export function relative(at: string, now: number): string {
  const seconds = Math.round((now - Date.parse(at)) / 1000);
  if (seconds < 5) return 'just now';
  return `${duration(seconds)} ago`;
}

/** `42 s`, `3 min`, `2 h 5 min`, `12 days`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(0, Math.round(seconds))} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}

/** A stopwatch: `0:42`, `12:05`. */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
