import { resolve } from 'node:path';
import { read } from '../read/read.ts';
import { parseLedger } from '../render/ledger.ts';
import { parseReport } from '../render/parse-report.ts';
import type { Input, Ledger, Limits, Line, Paragraph, Report } from '../types.ts';
import { readInput } from './collect-inputs.ts';
import type { Io } from './io.ts';

export interface Pair {
  readonly report: Report;
  readonly ledger: Ledger;
}

/** Both files are the user's own, and a ledger is larger than what it tells of. */
const unbounded: Limits = { maxBytes: Number.POSITIVE_INFINITY };

/**
 * Reads a report and its ledger. A report in Markdown or plain text serves as well as one in JSON, since the ledger
 * needs no more of it than its paragraphs' text.
 *
 * @throws GazetteError `input-not-found`, `input-unreadable`, `invalid-json`, `invalid-ledger`
 */
export async function readPair(reportPath: string, ledgerPath: string, io: Io): Promise<Pair> {
  return { report: await readReport(reportPath, io), ledger: await readLedger(ledgerPath, io) };
}

/** Reads a ledger alone. */
export async function readLedger(path: string, io: Io): Promise<Ledger> {
  return parseLedger(await textOf(path, io), path);
}

async function readReport(path: string, io: Io): Promise<Report> {
  if (!/\.(?:md|markdown|txt)$/i.test(path)) return parseReport(await textOf(path, io), path);
  return reportOf(await readInput(fileAt(path, io), io, unbounded));
}

/** The report that was written as plain text. */
export function reportOfText(text: string): Report {
  return reportOf({ content: text });
}

function reportOf(input: Input): Report {
  const { lines } = read(input, 'report', {});
  return { articles: [{ paragraphs: lines.map(paragraphOf) }] };
}

function paragraphOf({ text, source, start, end }: Line): Paragraph {
  return { kind: 'body', text, pieces: [{ source, start, end }] };
}

/** JSON is UTF-8 (RFC 8259, section 8.1). */
async function textOf(path: string, io: Io): Promise<string> {
  const { content } = await readInput(fileAt(path, io), io, unbounded);
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

function fileAt(path: string, io: Io): { readonly path: string; readonly absolute?: string } {
  return path === '-' ? { path } : { path, absolute: resolve(io.cwd, path) };
}
