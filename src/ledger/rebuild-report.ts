import { GazetteError } from '../errors.ts';
import type { Ledger, Report } from '../types.ts';
import { canonical, sha256 } from './canonical.ts';

/**
 * Puts the report's text together from the raw texts and the ledger: the counterpart of `restore`. Kinds, levels and articles are not in a
 * ledger, so every paragraph is of kind `body` and has no pieces.
 *
 * @param texts decoded raw texts by source id
 * @throws GazetteError `ledger-mismatch` when a text is missing or is not the one that was cleaned
 */
export function rebuildReport(ledger: Ledger, texts: ReadonlyMap<string, string>): Report {
  const missing = ledger.sources.find(({ id, sha256: hash }) => sha256(texts.get(id) ?? '') !== hash);
  if (missing)
    throw new GazetteError('ledger-mismatch', `the ledger is about ${missing.path} too, or about another text`);
  const edits = new Map(ledger.edits.map((edit) => [`${edit.source} ${edit.start} ${edit.end}`, edit.clean]));
  const kept = ledger.entries.flatMap(({ source, start, end, output, raw }) => {
    if (output === null) return [];
    const own = texts.get(source)!.slice(start, end);
    return [{ output, text: raw === undefined ? own : (edits.get(`${source} ${start} ${end}`) ?? own) }];
  });
  kept.sort((a, b) => a.output[0] - b.output[0] || a.output[1] - b.output[1]);
  let text = '';
  for (const { output, text: own } of kept) text += '\n'.repeat(Math.max(0, output[0] - text.length)) + own;
  text += '\n'.repeat(Math.max(0, ledger.report.length - text.length));
  const paragraphs =
    text === '' ? [] : text.split('\n').map((each) => ({ kind: 'body' as const, text: each, pieces: [] }));
  const report = { articles: [{ paragraphs }] };
  if (sha256(canonical(report)) !== ledger.report.sha256) {
    throw new GazetteError('ledger-mismatch', 'the report does not come out as it was');
  }
  return report;
}
