import type { LedgerDraft } from '../../src/ledger/build-ledger.ts';
import { buildLedger } from '../../src/ledger/build-ledger.ts';
import { summarise } from '../../src/ledger/summarise.ts';
import type { Cleaned, Drop, ParagraphKind, Piece, Source, Span } from '../../src/types.ts';

/** A cleaned text drawn by hand: which raw passages stand in which paragraph, and what was dropped. */
export interface Sketch extends Partial<Pick<LedgerDraft, 'joints' | 'gaps' | 'conflicts'>> {
  readonly raw: string;
  /** Each paragraph by its pieces; a string is a passage of the raw text. Articles are parted by `null`. */
  readonly paragraphs: readonly ((string | Piece)[] | { kind: ParagraphKind; pieces: (string | Piece)[] } | null)[];
  readonly drops?: readonly Drop[];
}

/** The `nth` occurrence of a passage in a raw text of source s1. */
export function spanOf(raw: string, passage: string, nth = 1): Span {
  let start = -1;
  for (let time = 0; time < nth; time += 1) start = raw.indexOf(passage, start + 1);
  if (start < 0) throw new Error(`no ${passage} in the raw text`);
  return { source: 's1', start, end: start + passage.length };
}

export function cleanedFrom({ raw, paragraphs, drops = [], joints = [], gaps = [], conflicts = [] }: Sketch): Cleaned {
  const source: Source = { id: 's1', path: 'gazette.txt', media: 'text', encoding: 'utf-8', text: raw };
  const articles: { paragraphs: { kind: ParagraphKind; text: string; pieces: Piece[] }[] }[] = [{ paragraphs: [] }];
  for (const sketch of paragraphs) {
    if (sketch === null) {
      articles.push({ paragraphs: [] });
      continue;
    }
    const { kind, pieces } = Array.isArray(sketch) ? { kind: 'body' as const, pieces: sketch } : sketch;
    const placed = pieces.map((piece): Piece => (typeof piece === 'string' ? spanOf(raw, piece) : piece));
    const text = placed.map((piece) => piece.text ?? raw.slice(piece.start, piece.end)).join('');
    articles.at(-1)!.paragraphs.push({ kind, text, pieces: placed });
  }
  const report = { articles };
  const tool = { name: 'gazette-cleaner', version: '0.0.0' };
  const draft = { tool, options: {}, sources: [source], report, drops, joints, gaps, conflicts, order: [] };
  const ledger = buildLedger(draft);
  return { report, ledger, sources: [source], summary: summarise(report, ledger) };
}

/** A text that holds one paragraph a line, kept as it is. */
export function keptLines(raw: string): Cleaned {
  const paragraphs: Piece[][] = [...raw.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => [
    { source: 's1', start: index, end: index + line.length },
  ]);
  return cleanedFrom({ raw, paragraphs });
}
