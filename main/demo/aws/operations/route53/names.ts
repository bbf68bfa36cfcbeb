import { ApiError } from '../../api-error.ts';

/** A name as Route 53 writes it: lower case, a dot at the end, and `\052` and the like for what is no letter, digit, `-` or `_`. */
export function normalName(text: string): string {
  const labels = text.replace(/\.$/, '').split('.').map(normalLabel);
  if (text === '.' || text === '') return '.';
  const name = `${labels.join('.')}.`;
  if (labels.some((label) => label === '')) throw badName('DomainLabelEmpty (Domain label is empty)', text);
  if (labels.some((label) => unescaped(label).length > 63)) {
    throw badName('DomainLabelTooLong (Domain label is too long)', text);
  }
  if (unescaped(name).length > 255) throw badName('DomainNameTooLong (Domain name is too long)', text);
  return name;
}

/** `\052` as the character that it stands for. */
export function unescaped(text: string): string {
  return text.replace(/\\([0-3][0-7]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

export function isWithin(name: string, zone: string): boolean {
  return name === zone || name.endsWith(`.${zone}`);
}

/** The service's order: by the labels from the right. */
export function compareNames(a: string, b: string): number {
  const [left, right] = [nameSortKey(a), nameSortKey(b)];
  return left < right ? -1 : Number(left > right);
}

export function nameSortKey(name: string): string {
  return name.replace(/\.$/, '').split('.').toReversed().join('.');
}

function normalLabel(label: string): string {
  return [...Buffer.from(unescaped(label), 'utf8')].map(normalByte).join('');
}

function normalByte(byte: number): string {
  const character = String.fromCharCode(byte).toLowerCase();
  return /[a-z0-9_-]/.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`;
}

function badName(problem: string, text: string): ApiError {
  return new ApiError(
    'InvalidChangeBatch',
    `[Invalid Resource Record: FATAL problem: ${problem} encountered with '${text.slice(0, 80)}']`,
  );
}
