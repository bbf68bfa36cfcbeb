import { isDeepStrictEqual } from 'node:util';
import about from '../../package.json' with { type: 'json' };
import type { AuditReport, ReportFormat } from '../../contract/domain/audit.ts';
import { embeddedReport } from './html-embedded.ts';
import { renderReport } from './render-report.ts';
import { normalPdf } from './verify/normal-pdf.ts';
import { normalXlsx } from './verify/normal-xlsx.ts';
import { readReport, type ReadReport } from './verify/read-report.ts';

export interface Verification {
  /** `unknown`: this file alone, or this version of Linkspan, cannot tell. */
  readonly verdict: 'right' | 'wrong' | 'unknown';
  /** For a person, in one sentence. */
  readonly message: string;
  /** Of the report that was read; null when none could be. */
  readonly report: AuditReport | null;
}

/**
 * Whether a report is as it was made. JSON and HTML carry everything that this needs; the other formats are made again from the
 * JSON of the same audit (`json`) and compared. A right digest shows that nothing was changed since, not who made it.
 */
export async function verifyReport(
  file: { readonly bytes: Uint8Array; readonly name: string; readonly json?: Uint8Array | undefined },
  signal?: AbortSignal,
): Promise<Verification> {
  const format = formatOf(file.name, file.bytes);
  if (format === undefined) return unknown('It is no report of Linkspan: neither its name nor its first bytes say so');
  const source = reportInside(format, file.bytes) ?? (file.json && textOf(file.json));
  if (source === undefined) return unknown(noSource(format));
  const read = readReport(source);
  if (read.verdict !== 'right' || format === 'json') return asVerification(read);
  return compare(file.bytes, format, read.report, signal);
}

async function compare(
  bytes: Uint8Array,
  format: ReportFormat,
  report: AuditReport,
  signal: AbortSignal | undefined,
): Promise<Verification> {
  const again = await renderReport(report, format, signal);
  if (isSame(format, bytes, again)) return { verdict: 'right', message: rightMessage(report), report };
  if (report.version !== about.version) {
    const message = `Its data is right, but Linkspan ${report.version} made it and lays reports out differently than this Linkspan ${about.version}: use that version to compare what it shows`;
    return { verdict: 'unknown', message, report };
  }
  return {
    verdict: 'wrong',
    message: 'It shows something else than what was audited: it was changed after it was made',
    report,
  };
}

/** Compression differs from host to host, what is compressed does not. */
function isSame(format: ReportFormat, bytes: Uint8Array, again: Uint8Array): boolean {
  if (Buffer.compare(bytes, again) === 0) return true;
  if (format !== 'pdf' && format !== 'xlsx') return false;
  const normal = format === 'pdf' ? normalPdf : normalXlsx;
  const ours = normal(again);
  return ours !== undefined && isDeepStrictEqual(normal(bytes), ours);
}

function formatOf(name: string, bytes: Uint8Array): ReportFormat | undefined {
  const start = textOf(bytes.subarray(0, 64)).trimStart();
  if (start.startsWith('%PDF-')) return 'pdf';
  if (start.startsWith('PK\u0003\u0004')) return 'xlsx';
  if (/^<!doctype html/i.test(start)) return 'html';
  if (start.startsWith('{')) return 'json';
  if (start.startsWith('[')) return 'asff';
  return name.toLowerCase().endsWith('.csv') ? 'csv' : undefined;
}

function reportInside(format: ReportFormat, bytes: Uint8Array): string | undefined {
  if (format === 'json') return textOf(bytes);
  return format === 'html' ? embeddedReport(textOf(bytes)) : undefined;
}

function noSource(format: ReportFormat): string {
  if (format === 'html') return 'It is no report of Linkspan: the report inside it is missing';
  return `The ${format.toUpperCase()} of a report names the digest but is not what it is made of: give the JSON of the same audit with --report`;
}

function asVerification(read: ReadReport): Verification {
  if (read.verdict === 'right') return { verdict: 'right', message: rightMessage(read.report), report: read.report };
  return { ...read, report: null };
}

function rightMessage(report: AuditReport): string {
  return `As Linkspan ${report.version} made it: audit ${report.id} of ${report.endedAt}, SHA-256 ${report.digest}`;
}

function unknown(message: string): Verification {
  return { verdict: 'unknown', message, report: null };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
}
