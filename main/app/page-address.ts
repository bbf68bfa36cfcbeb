export const scheme = 'app';
export const pageAddress = `${scheme}://linkspan/`;

/** True for our own page alone. `origin` cannot be compared: for a private scheme it is the text "null". */
export function isOurPage(url: string): boolean {
  try {
    const { protocol, host } = new URL(url);
    return protocol === `${scheme}:` && host === 'linkspan';
  } catch {
    return false;
  }
}
