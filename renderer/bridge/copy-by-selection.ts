/**
 * In the desktop app every permission is denied, that of the clipboard's own interface too. A copy that follows a person's
 * click needs none when it copies a selection, so this takes its place.
 */
export function copyBySelection(page: Window & typeof globalThis): void {
  const clipboard = { writeText: (text: string) => write(page.document, text) };
  Object.defineProperty(page.navigator, 'clipboard', { value: clipboard, configurable: true });
}

function write(document: Document, text: string): Promise<void> {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  area.className = 'ls-copy-source';
  document.body.append(area);
  area.focus();
  area.select();
  // Deprecated, and the only way to copy without a permission: https://developer.mozilla.org/docs/Web/API/Document/execCommand
  const isCopied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied ? Promise.resolve() : Promise.reject(new Error('The clipboard refused the text'));
}
