/**
 * A text that no spreadsheet takes for a formula. They look past blanks, take full-width signs for plain ones, and where a file
 * is opened with another separator a field also begins after a semicolon or a line's end.
 */
export function harmlessFormula(text: string): string {
  return text
    .replace(/(?<=^|[;\n\r])(?=[\s\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|])/g, "'")
    .replace(/^(?=[\t\r])/, "'");
}
