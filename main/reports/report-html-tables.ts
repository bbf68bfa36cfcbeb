import type { AuditReport } from '../../contract/domain/audit.ts';
import { counted, nameInWords, severityWords } from './facts.ts';
import { type Html, markup } from './html.ts';

export function unreadSection({ unread }: AuditReport): Html {
  const rows = unread.map(({ where, region, what, reason, message }) => [where, region ?? '', what, reason, message]);
  const all = markup`<p>What follows from these reads is unknown; nothing is claimed about it.</p>
${table(['Where', 'Region', 'What', 'Reason', 'Message'], rows)}`;
  return section(
    'not-readable',
    'Not readable',
    rows.length > 0 ? all : markup`<p>Everything in the scope could be read.</p>`,
  );
}

export function inventorySection({ inventory }: AuditReport): Html {
  const rows = inventory.map((item) => [
    item.kind,
    nameInWords(item),
    item.account ?? '',
    item.region ?? '',
    item.state ?? '',
    item.detail,
  ]);
  const all = table(['Kind', 'Resource', 'Account', 'Region', 'State', 'Detail'], rows);
  return section(
    'inventory',
    `Inventory: ${counted(rows.length, 'resource')}`,
    rows.length > 0 ? all : markup`<p>Nothing was read.</p>`,
  );
}

export function rulesSection({ rules }: AuditReport): Html {
  const rows = rules.map(({ ruleId, title, severity, why, counts }) => [
    ruleId,
    `${title}\n${why}`,
    severityWords[severity],
    counts.pass,
    counts.fail,
    counts.warn,
    counts.unknown,
    counts['not-applicable'],
  ]);
  const heads = ['Rule', 'What and why', 'Severity', 'Passed', 'Failed', 'Worth a look', 'Unknown', 'Does not apply'];
  return section('rules', `Rules: ${counted(rows.length, 'rule')}`, table(heads, rows));
}

function section(id: string, title: string, body: Html): Html {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>`;
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): Html {
  return markup`<table>
<thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => markup`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table>`;
}

function cell(value: string | number): Html {
  return typeof value === 'number' ? markup`<td class="number">${value}</td>` : markup`<td>${value}</td>`;
}
