const mark = '# Linkspan: the next line is ours.';
const markWithLineEnd = '# Linkspan: the next line and the line end before this one are ours.';

/** The text with our marked include line at its end, as the script on a real gateway writes it. */
export function withInclude(text: string, line: string): string {
  if (text.split('\n').includes(line)) return text;
  if (text === '' || text.endsWith('\n')) return `${text}${mark}\n${line}\n`;
  return `${text}\n${markWithLineEnd}\n${line}\n`;
}

/** The text as it was before, whatever came behind. */
export function stripInclude(text: string): string {
  const ours = new RegExp(`(\\n?)^(${escape(mark)}|${escape(markWithLineEnd)})\\n.*/linkspan-\\*\\..*\\n?`, 'gm');
  return text.replace(ours, (_whole, lineEnd: string, found: string) => (found === mark ? lineEnd : ''));
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
