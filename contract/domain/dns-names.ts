/** Lower case, without the last dot, `\052` and the like as the characters that they stand for. */
export function plainName(name: string): string {
  return name
    .replace(/\\([0-3][0-7]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
    .replace(/\.$/, '')
    .toLowerCase();
}

/** The name itself or one below it. Both plain. */
export function isWithin(name: string, zone: string): boolean {
  return name === zone || name.endsWith(`.${zone}`);
}

/** What is wrong with this as the name of a record; undefined when nothing is. */
export function recordNameProblem(name: string): string | undefined {
  const labels = name.split('.');
  if (labels.slice(1).includes('*') || labels.some((label) => label !== '*' && label.includes('*'))) {
    return 'An asterisk stands alone, as the first part of a name';
  }
  return hostNameProblem(labels[0] === '*' ? labels.slice(1).join('.') : name);
}

/** What is wrong with this as a name that a record points to; undefined when nothing is. A last dot is allowed. */
export function hostNameProblem(name: string): string | undefined {
  const plain = name.replace(/\.$/, '');
  if (plain === '') return 'Enter a name such as www.example.com';
  if (plain.length > 253) return 'A name has at most 253 characters';
  const wrong = plain.split('.').find((label) => !/^[a-z0-9_-]{1,63}$/i.test(label));
  if (wrong === undefined) return undefined;
  if (wrong === '') return 'Two dots with nothing between them';
  if (wrong.length > 63) return 'Each part of a name has at most 63 characters';
  return `"${wrong}" is not a part of a name: use letters, digits, hyphens and underscores`;
}
