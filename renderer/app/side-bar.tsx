import SideNavigation from '@cloudscape-design/components/side-navigation';
import { useRoute } from '../ui/router.tsx';
import { pages } from './pages.ts';

export function SideBar() {
  const [first = ''] = useRoute().parts;
  const here = pages.find(({ part }) => part === first) ?? (first === '' ? pages[0] : undefined);
  return (
    <SideNavigation
      activeHref={here?.href ?? ''}
      items={pages.map(({ title, href }) => ({ type: 'link', text: title, href }))}
    />
  );
}
