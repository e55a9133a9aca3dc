import { resolve } from 'node:path';
import type { Change } from '../diff/change.ts';
import type { Comparison } from '../diff/comparison.ts';
import { GazetteError } from '../errors.ts';
import { canonical, sha256 } from '../ledger/canonical.ts';
import { readDocument } from '../read/read-document.ts';
import type { Cleaned, Document, Input, Ledger } from '../types.ts';
import { type NamedFile, readInput } from './collect-inputs.ts';
import type { Io } from './io.ts';
import { readLedger, readPair } from './read-report.ts';
import { isRecordLedger, recordPairs } from './record-pairs.ts';
import type { DiffRequest } from './request.ts';

type Run = Pick<Cleaned, 'report' | 'ledger' | 'sources'>;

/** Two sides that were compared. The segments of both sides are made when they are asked for. */
export interface Compared {
  readonly from: Comparison['from'];
  readonly paths: readonly string[];
  readonly changes: readonly Change[];
  readonly comparison: () => Comparison;
  /** A run, where one was compared. */
  readonly run?: Run;
  /** The report is put together from a ledger alone, so that its paragraphs have no kinds. */
  readonly isBare?: boolean;
  /** The other file as it came, where two were compared. */
  readonly clean?: Input;
}

/**
 * Compares what a request names: a run that is made now, one that was recorded, or two files that nothing is known of. One comparison,
 * or one for each record of JSON Lines; a record that cannot be read is given in its place.
 */
export async function* compareInputs(
  file: NamedFile,
  request: DiffRequest,
  io: Io,
): AsyncGenerator<Compared | { readonly error: Error; readonly path: string }> {
  const { clean: report, ledger } = request;
  if (report !== undefined && ledger !== undefined && (await isRecordLedger(ledger, io))) {
    const { restore } = await import('../ledger/restore.ts');
    for await (const { pair } of recordPairs(report, ledger, io, request.textField)) {
      if (pair) yield byLedger(withSources(pair, restore(pair.report, pair.ledger)));
    }
  } else if (ledger !== undefined) {
    yield compareWithLedger(request, await readInput(file, io, request), ledger, io);
  } else if (report !== undefined) {
    const other = report === '-' ? { path: report } : { path: report, absolute: resolve(io.cwd, report) };
    yield compareWithText(request, await readInput(file, io, request), await readInput(other, io, request));
  } else {
    const { cleanEach } = await import('./clean-each.ts');
    for await (const each of cleanEach(file, io, request)) yield 'cleaned' in each ? byLedger(each.cleaned) : each;
  }
}

/** Reads off what an earlier run changed, with its report or from the raw text alone. */
async function compareWithLedger(request: DiffRequest, input: Input, path: string, io: Io): Promise<Compared> {
  const { source } = await readDocument(input, 's1', request);
  const hash = sha256(source.text);
  const check = ({ sources }: Ledger) => {
    const known = sources.find((each) => each.sha256 === hash);
    if (!known) throw new GazetteError('ledger-mismatch', `the ledger is not about ${request.raw}`);
    return known;
  };
  if (request.clean !== undefined) {
    const pair = await readPair(request.clean, path, io);
    check(pair.ledger);
    const { restore } = await import('../ledger/restore.ts');
    return byLedger(withSources(pair, restore(pair.report, pair.ledger)));
  }
  const ledger = await readLedger(path, io);
  const { id } = check(ledger);
  if (ledger.sources.length > 1) {
    throw new GazetteError('usage', `the ledger is about ${ledger.sources.length} sources: name the report too`);
  }
  const { rebuildReport } = await import('../ledger/rebuild-report.ts');
  const report = rebuildReport(ledger, new Map([[id, source.text]]));
  return { ...(await byLedger({ report, ledger, sources: [{ ...source, id }] })), isBare: true };
}

async function compareWithText(request: DiffRequest, input: Input, clean: Input): Promise<Compared> {
  const { alignedTexts } = await import('../diff/compare-texts.ts');
  // `--from` and `--encoding` are about the raw text.
  const raw = await readDocument(input, 's1', request);
  const { file, changes, segments } = alignedTexts(raw, await readClean(clean));
  return {
    from: 'texts',
    paths: [file.path],
    changes,
    comparison: () => ({ files: [file], ...segments(), changes, from: 'texts' }),
    clean,
  };
}

/** The other side: a report in JSON is compared by its text. */
async function readClean(clean: Input): Promise<Document | string> {
  const name = clean.path ?? '-';
  if (!/\.json$/i.test(name)) return readDocument(clean, 's2');
  const { parseReport } = await import('../render/parse-report.ts');
  return canonical(parseReport(new TextDecoder().decode(Buffer.from(clean.content as string)), name));
}

async function byLedger(run: Run): Promise<Compared> {
  const { report, ledger, sources } = run;
  const { changesOf } = await import('../diff/changes-of.ts');
  const { compareLedger } = await import('../diff/compare-ledger.ts');
  const changes = changesOf(report, ledger);
  return {
    from: 'ledger',
    paths: sources.map(({ path }) => path),
    changes,
    comparison: () => compareLedger(report, ledger, changes),
    run: { report, ledger, sources },
  };
}

function withSources(
  { report, ledger }: Pick<Run, 'report' | 'ledger'>,
  restored: readonly { readonly id: string; readonly text: string }[],
): Run {
  const texts = new Map(restored.map(({ id, text }) => [id, text]));
  return { report, ledger, sources: ledger.sources.map((each) => ({ ...each, text: texts.get(each.id) ?? '' })) };
}
