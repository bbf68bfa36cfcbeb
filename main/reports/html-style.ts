/** Light and dark by the reader's own setting, and black on white on paper. Its hash is in the page's policy. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: #16191f; --soft: #5a6672; --line: #d5dbe1; --paper: #fff; --band: #f4f6f8; --link: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6eaee; --soft: #a3aeba; --line: #3b4754; --paper: #12171d; --band: #1b222a; --link: #7db7f5; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 .25rem; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.35rem; border-bottom: 2px solid var(--line); padding-bottom: .25rem; }
h3 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
h4 { margin: 0 0 .25rem; font-size: 1rem; }
p { margin: .4rem 0; }
a { color: var(--link); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; margin: 1rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; margin: .5rem 0; }
caption { text-align: left; color: var(--soft); padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); white-space: pre-line; }
thead th { background: var(--band); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
article { border: 1px solid var(--line); border-left: .4rem solid var(--mark); border-radius: .4rem; padding: .8rem 1rem; margin: .8rem 0; break-inside: avoid; }
.critical { --mark: #b0174b; } .high { --mark: #e0453a; } .medium { --mark: #d98200; } .low { --mark: #4a90d9; } .info { --mark: #7f8c9a; }
.soft { color: var(--soft); }
.mono { font-family: ui-monospace, Consolas, monospace; font-size: .9em; }
.summary { display: flex; flex-wrap: wrap; gap: 2rem; align-items: center; }
.summary table { width: auto; }
.swatch { display: inline-block; width: .8em; height: .8em; border-radius: .15em; background: var(--mark); }
@media print {
  :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --band: #eee; --link: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav { display: none; }
  h2, h3, h4 { break-after: avoid; }
  thead { display: table-header-group; }
}
`;
