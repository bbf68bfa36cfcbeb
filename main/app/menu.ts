import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Only what a person expects to find: editing, size, window, quit. The app's own commands are in the page. */
export function setMenu(platform: NodeJS.Platform, showDeveloperTools: boolean): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
    ...(showDeveloperTools ? [{ role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      platform === 'darwin' ? { role: 'appMenu' } : { label: 'File', submenu: [{ id: 'quit', role: 'quit' }] },
      { role: 'editMenu' },
      { label: 'View', submenu: view },
      { role: 'windowMenu' },
    ]),
  );
}
