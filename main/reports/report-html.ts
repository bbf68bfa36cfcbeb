import { createHash } from 'node:crypto';
import type { AuditReport } from '../../contract/domain/audit.ts';
import { countBySeverity, reportFacts, reportTitle, severityWords, summaryInWords, utc } from './facts.ts';
import { Html, markup } from './html.ts';
import { embedReport } from './html-embedded.ts';
import { htmlStyle } from './html-style.ts';
import { findingsSection } from './report-html-findings.ts';
import { inventorySection, rulesSection, unreadSection } from './report-html-tables.ts';
import { severityChart } from './severity-chart.ts';

const styleHash = createHash('sha256').update(htmlStyle).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

/** One file that needs nothing else and runs nothing. `shown` is the report made harmless; what was read is carried hidden. */
export function renderHtml(shown: AuditReport, asRead: AuditReport): string {
  const title = reportTitle(shown);
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Linkspan ${shown.version}">
<meta name="linkspan-digest" content="sha256:${shown.digest}">
<title>${title}, ${shown.endedAt.slice(0, 10)}</title>
<style>${new Html(htmlStyle)}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="soft">${utc(shown.endedAt)}</p>
<nav aria-label="Parts of this report"><ul>
<li><a href="#summary">Summary</a></li>
<li><a href="#findings">Findings</a></li>
<li><a href="#not-readable">Not readable</a></li>
<li><a href="#inventory">Inventory</a></li>
<li><a href="#rules">Rules</a></li>
</ul></nav>
</header>
<main>
${summarySection(shown)}
${findingsSection(shown)}
${unreadSection(shown)}
${inventorySection(shown)}
${rulesSection(shown)}
</main>
${embedReport(asRead)}
</body>
</html>
`.text;
}

function summarySection(report: AuditReport): Html {
  const counts = countBySeverity(report.findings);
  const rows = counts.map(
    ({ severity, failed, warned, unknown }) =>
      markup`<tr class="${severity}"><th scope="row"><span class="swatch" aria-hidden="true"></span> ${severityWords[severity]}</th><td class="number">${failed}</td><td class="number">${warned}</td><td class="number">${unknown}</td></tr>\n`,
  );
  const facts = reportFacts(report).map(({ label, value }) => markup`<dt>${label}</dt><dd>${value}</dd>\n`);
  return markup`<section id="summary" aria-labelledby="summary-title">
<h2 id="summary-title">Summary</h2>
<p>${summaryInWords(report)}</p>
<div class="summary">
<div aria-hidden="true">${new Html(severityChart(counts, { withTotal: true }))}</div>
<table>
<caption>Findings by severity</caption>
<thead><tr><th scope="col">Severity</th><th scope="col" class="number">Failed</th><th scope="col" class="number">Worth a look</th><th scope="col" class="number">Unknown</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
<dl>
${facts}</dl>
</section>`;
}
