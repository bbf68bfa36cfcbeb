import { EventEmitter } from 'node:events';
import { runtime } from './runtime.mjs';
import { protocol } from './scheme.mjs';
import { strict } from './strict.mjs';

/** Electron's names of permissions, and Chromium's. */
const permissions = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  media: 'camera',
  'idle-detection': 'idle-detection',
  'local-fonts': 'local-fonts',
};

let isAllowed = () => true;

export const defaultSession = strict(
  'session.defaultSession',
  Object.assign(new EventEmitter(), {
    protocol,
    setPermissionCheckHandler(handler) {
      isAllowed = handler;
    },
    // Headless Chromium never asks: what the check denies is denied.
    setPermissionRequestHandler() {},
    setDevicePermissionHandler() {},
  }),
);

export const session = strict('session', { defaultSession });

/** Sets Chromium's permissions to what main's check answers. */
export async function applyPermissions(contents) {
  for (const [electronName, name] of Object.entries(permissions)) {
    const setting = isAllowed(contents, electronName, '', {}) ? 'granted' : 'denied';
    await runtime.devTools.send('Browser.setPermission', { permission: { name }, setting });
  }
}
