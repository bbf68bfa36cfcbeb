import type { AuditReport, Finding } from '../../contract/domain/audit.ts';
import { counted, findingsBySeverity, nameInWords, placeInWords, severityWords, verdictWords } from './facts.ts';
import { Html, markup } from './html.ts';

export function findingsSection(report: AuditReport): Html {
  const groups = findingsBySeverity(report.findings).map(
    ({ severity, findings }) => markup`<h3>${severityWords[severity]}: ${counted(findings.length, 'finding')}</h3>
${findings.map(findingArticle)}`,
  );
  return markup`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
${groups.length > 0 ? groups : markup`<p>Nothing was found.</p>`}
</section>`;
}

function findingArticle(finding: Finding): Html {
  const { resource, remedy } = finding;
  const place = placeInWords(resource);
  return markup`<article class="${finding.severity}">
<h4>${finding.title}</h4>
<p class="soft">${finding.ruleId} · ${verdictWords[finding.verdict]} · ${resource.kind} <bdi class="mono">${nameInWords(resource)}</bdi>${place === '' ? '' : ` · ${place}`}</p>
<p>${finding.summary}</p>
${evidenceTable(finding)}
<p><strong>Remedy:</strong> ${remedy.text}${remedy.open === null ? '' : ` In Linkspan: ${remedy.open.label}.`}</p>
${finding.references.length === 0 ? '' : markup`<p class="soft">See ${links(finding.references)}</p>`}
</article>
`;
}

function evidenceTable({ evidence }: Finding): Html {
  if (evidence.length === 0) return new Html('');
  const rows = evidence.map(
    ({ label, value, source }) =>
      markup`<tr><th scope="row">${label}</th><td class="mono">${value}</td><td class="soft">${source}</td></tr>\n`,
  );
  return markup`<table>
<thead><tr><th scope="col">Evidence</th><th scope="col">Value</th><th scope="col">Read by</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

function links(references: Finding['references']): Html {
  const all = references.map(({ label, url }) =>
    url === null ? markup`${label}` : markup`<a href="${url}" rel="noreferrer noopener">${label}</a>`,
  );
  return new Html(all.map(({ text }) => text).join('; '));
}
