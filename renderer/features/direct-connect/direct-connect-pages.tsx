import { useRoute } from '../../ui/router.tsx';
import { DirectConnectPage } from './direct-connect-page.tsx';
import { NewInterfacePage } from './new-interface-page.tsx';
import { VirtualInterfacePage } from './virtual-interface-page.tsx';

/** The page of Direct Connect that the address names. */
export function DirectConnectPages() {
  const [, id] = useRoute().parts;
  if (id === undefined) return <DirectConnectPage />;
  return id === 'new' ? <NewInterfacePage /> : <VirtualInterfacePage key={id} virtualInterfaceId={id} />;
}
