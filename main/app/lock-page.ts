import type { Session, WebContents } from 'electron';
import { isOurPage } from './page-address.ts';

type Contents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;
type Permissions = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
>;

/** Our page stays our page: it cannot be led elsewhere, and a link to the web opens in the person's browser. */
export function lockPage(contents: Contents, openLink: (url: string) => void): void {
  contents.on('will-navigate', (event, url) => {
    if (!isOurPage(url)) event.preventDefault();
  });
  contents.on('will-redirect', (event, url) => {
    if (!isOurPage(url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isWebLink(url)) openLink(url);
    return { action: 'deny' };
  });
}

/** Camera, location, devices, notifications, downloads: the page needs none of them. */
export function denyPermissions(session: Permissions): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

export function isWebLink(url: string): boolean {
  try {
    return new URL(url).protocol === 'https:';
  } catch {
    return false;
  }
}
