import type { Change } from '../diff/change.ts';
import type { Comparison } from '../diff/comparison.ts';
import { GazetteError } from '../errors.ts';
import { canonical, sha256 } from '../ledger/canonical.ts';
import { readDocument } from '../read/read-document.ts';
import type { Cleaned, Document, Input, Ledger } from '../types.ts';
import type { Io } from './io.ts';
import { readLedger, readPair } from './read-report.ts';
import type { DiffRequest } from './request.ts';

/** Two sides that were compared. The segments of both sides are made when it is asked for. */
export interface Compared {
  readonly from: Comparison['from'];
  readonly changes: readonly Change[];
  readonly comparison: () => Comparison;
  /** A run, where one was compared. */
  readonly run?: Pick<Cleaned, 'report' | 'ledger' | 'sources'>;
  /** The report is put together from a ledger alone, so that its paragraphs have no kinds. */
  readonly isBare?: boolean;
  /** The other file as it came, where two were compared. */
  readonly clean?: Input;
}

/** Cleans the raw text and reads off what changed. */
export async function compareWithCleaned(request: DiffRequest, input: Input): Promise<Compared> {
  const { clean } = await import('../clean.ts');
  return byLedger(await clean(input, request));
}

/** Reads off what an earlier run changed, with its report or from the raw text alone. */
export async function compareWithLedger(
  request: DiffRequest,
  input: Input,
  ledgerPath: string,
  io: Io,
): Promise<Compared> {
  const { source } = await readDocument(input, 's1', request);
  const hash = sha256(source.text);
  const check = ({ sources }: Ledger) => {
    const known = sources.find((each) => each.sha256 === hash);
    if (!known) throw new GazetteError('ledger-mismatch', `the ledger is not about ${request.raw}`);
    return known;
  };
  if (request.clean !== undefined) {
    const { report, ledger } = await readPair(request.clean, ledgerPath, io);
    check(ledger);
    const { restore } = await import('../ledger/restore.ts');
    const texts = new Map(restore(report, ledger).map(({ id, text }) => [id, text]));
    return byLedger({
      report,
      ledger,
      sources: ledger.sources.map((each) => ({ ...each, text: texts.get(each.id)! })),
    });
  }
  const ledger = await readLedger(ledgerPath, io);
  const { id } = check(ledger);
  if (ledger.sources.length > 1) {
    throw new GazetteError('usage', `the ledger is about ${ledger.sources.length} sources: name the report too`);
  }
  const { rebuildReport } = await import('../ledger/rebuild-report.ts');
  const report = rebuildReport(ledger, new Map([[id, source.text]]));
  return { ...(await byLedger({ report, ledger, sources: [{ ...source, id }] })), isBare: true };
}

/** Compares two files that nothing is known of. */
export async function compareWithText(request: DiffRequest, input: Input, clean: Input): Promise<Compared> {
  const { alignedTexts } = await import('../diff/compare-texts.ts');
  // `--from` and `--encoding` are about the raw text.
  const raw = await readDocument(input, 's1', request);
  const { file, changes, segments } = alignedTexts(raw, await readClean(clean));
  return {
    from: 'texts',
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

async function byLedger({
  report,
  ledger,
  sources,
}: Pick<Cleaned, 'report' | 'ledger' | 'sources'>): Promise<Compared> {
  const { changesOf } = await import('../diff/changes-of.ts');
  const { compareLedger } = await import('../diff/compare-ledger.ts');
  const changes = changesOf(report, ledger);
  return {
    from: 'ledger',
    changes,
    comparison: () => compareLedger(report, ledger, changes),
    run: { report, ledger, sources },
  };
}
