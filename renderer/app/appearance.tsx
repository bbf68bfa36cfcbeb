import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles';
import { useEffect, useSyncExternalStore } from 'react';
import { useRead } from '../bridge/use-read.ts';

/** Puts the chosen theme and density on the document; `system` follows the operating system. */
export function Appearance() {
  const { data: settings } = useRead('settings', 'get', {});
  const systemIsDark = useSyncExternalStore(watchSystem, readSystem);
  const theme = settings?.theme ?? 'system';
  const isDark = theme === 'dark' || (theme === 'system' && systemIsDark);
  const isCompact = settings?.density === 'compact';

  useEffect(() => applyMode(isDark ? Mode.Dark : Mode.Light), [isDark]);
  useEffect(() => applyDensity(isCompact ? Density.Compact : Density.Comfortable), [isCompact]);
  return null;
}

const dark = '(prefers-color-scheme: dark)';

function watchSystem(onChange: () => void): () => void {
  const query = window.matchMedia?.(dark);
  query?.addEventListener('change', onChange);
  return () => query?.removeEventListener('change', onChange);
}

function readSystem(): boolean {
  return window.matchMedia?.(dark).matches ?? false;
}
