/** electron-builder's hook: the bundles hold every dependency, so it neither rebuilds nor packs node_modules. */
export function beforeBuild() {
  return false;
}
