import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation';
import { useCurrentProfile } from '../bridge/current-profile.tsx';
import { useCommand } from '../bridge/use-command.ts';
import { useRead } from '../bridge/use-read.ts';
import { useFlashes } from '../ui/flashes.tsx';
import { harmless } from '../ui/harmless.ts';
import { goTo } from '../ui/router.tsx';

export function TopBar() {
  const profile = useProfileMenu();
  const appearance = useAppearanceMenu();
  return (
    <TopNavigation
      identity={{ href: '#/', title: 'Linkspan' }}
      utilities={[profile, appearance]}
      i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All' }}
    />
  );
}

function useProfileMenu(): TopNavigationProps.Utility {
  const { profiles, current, choose } = useCurrentProfile();
  const text = current ? `${harmless(current.name, 40)} · ${current.region ?? 'no region'}` : 'No AWS profile';
  return {
    type: 'menu-dropdown',
    text: current?.isReadOnly ? `${text} (read-only)` : text,
    iconName: current?.isReadOnly ? 'lock-private' : 'user-profile',
    ariaLabel: `AWS profile: ${text}`,
    disableUtilityCollapse: true,
    items: [
      {
        id: 'profiles',
        text: 'Profile for new work',
        items: profiles.slice(0, 100).map(({ name, region, isReadOnly, problem }) => ({
          id: `profile:${name}`,
          text: harmless(name, 60),
          secondaryText: problem ? 'has a problem' : (region ?? 'no region'),
          itemType: 'checkbox',
          checked: name === current?.name,
          ...(isReadOnly && { iconName: 'lock-private' as const }),
        })),
      },
      { id: 'accounts', text: 'Open Accounts' },
    ],
    onItemClick: ({ detail: { id } }) => (id === 'accounts' ? goTo('#/accounts') : choose(id.slice('profile:'.length))),
  };
}

function useAppearanceMenu(): TopNavigationProps.Utility {
  const { data } = useRead('settings', 'get', {});
  const save = useCommand('settings', 'set');
  const { fail } = useFlashes();
  const settings = data ?? { theme: 'system' as const, density: 'comfortable' as const };
  const set = (change: Partial<typeof settings>) =>
    save.mutate({ ...settings, ...change }, { onError: fail('The setting was not kept') });
  return {
    type: 'menu-dropdown',
    text: 'Appearance',
    iconName: 'settings',
    ariaLabel: 'Appearance',
    items: [
      {
        id: 'theme',
        text: 'Theme',
        items: (['light', 'dark', 'system'] as const).map((theme) => ({
          id: theme,
          text: { light: 'Light', dark: 'Dark', system: 'As the system' }[theme],
          itemType: 'checkbox',
          checked: settings.theme === theme,
        })),
      },
      {
        id: 'density',
        text: 'Density',
        items: (['comfortable', 'compact'] as const).map((density) => ({
          id: density,
          text: { comfortable: 'Comfortable', compact: 'Compact' }[density],
          itemType: 'checkbox',
          checked: settings.density === density,
        })),
      },
    ],
    onItemClick: ({ detail: { id } }) => {
      if (id === 'light' || id === 'dark' || id === 'system') set({ theme: id });
      if (id === 'comfortable' || id === 'compact') set({ density: id });
    },
  };
}
