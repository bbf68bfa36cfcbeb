import { AppError } from '../../contract/errors.ts';

/** A section's settings; a setting with an indented block below it (`ec2 =` in a services section) holds that block's. */
export type IniSection = ReadonlyMap<string, string | ReadonlyMap<string, string>>;

const SIZE_LIMIT = 1_000_000;

/** The shared config and credentials format, as the AWS CLI reads it. Lines that are no setting are passed over. */
export function parseIni(text: string, path: string): ReadonlyMap<string, IniSection> {
  if (text.length > SIZE_LIMIT) {
    throw new AppError({ code: 'invalid-input', message: `${path} is over a megabyte: that is no AWS configuration` });
  }
  const sections = new Map<string, Map<string, string | Map<string, string>>>();
  let section: Map<string, string | Map<string, string>> | undefined;
  let block: Map<string, string> | undefined;
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const trimmed = line.trim();
    if (/^([#;]|$)/.test(trimmed)) continue;
    const header = /^\[(.+?)\]\s*(?:[#;].*)?$/.exec(trimmed)?.[1]?.trim();
    if (header !== undefined && header !== '') {
      section = sections.get(header) ?? new Map();
      sections.set(header, section);
      block = undefined;
      continue;
    }
    // No pattern here: a line of many blanks would make it go back over them again and again.
    const equals = trimmed.indexOf('=');
    const [key, value] = [trimmed.slice(0, Math.max(equals, 0)).trim(), trimmed.slice(equals + 1).trim()];
    if (key === '' || section === undefined) continue;
    if (/^\s/.test(line) && block !== undefined) {
      block.set(key.toLowerCase(), value);
      continue;
    }
    block = value === '' ? new Map() : undefined;
    section.set(key.toLowerCase(), block ?? withoutComment(value));
  }
  return sections;
}

export function settingOf(section: IniSection | undefined, key: string): string | undefined {
  const value = section?.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A comment in a line begins with white space before its sign. */
function withoutComment(value: string): string {
  return value.replace(/\s[#;].*$/, '').trim();
}
