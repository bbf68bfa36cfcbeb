import fuses from '@electron/fuses';

const { FuseV1Options } = fuses;
const off = '0'.charCodeAt(0);
const on = '1'.charCodeAt(0);

/** Written here a second time on purpose: a fuse that is lost from electron-builder.yml is noticed. */
const wanted = {
  RunAsNode: off,
  EnableCookieEncryption: on,
  EnableNodeOptionsEnvironmentVariable: off,
  EnableNodeCliInspectArguments: off,
  EnableEmbeddedAsarIntegrityValidation: on,
  OnlyLoadAppFromAsar: on,
  LoadBrowserProcessSpecificV8Snapshot: off,
  GrantFileProtocolExtraPrivileges: off,
};

export const fuseCount = Object.keys(wanted).length;

/** The fuses of a wire, as `getCurrentFuseWire` reads it, that are not as they must be. */
export function judgeFuses(wire) {
  return Object.entries(wanted)
    .filter(([name, state]) => wire[FuseV1Options[name]] !== state)
    .map(([name, state]) => `The fuse ${name} must be ${state === on ? 'on' : 'off'}`);
}
