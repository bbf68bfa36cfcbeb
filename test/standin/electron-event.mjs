/** An event as Electron's listeners get it: it can be stopped. */
export function electronEvent(members = {}) {
  return {
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
    ...members,
  };
}
