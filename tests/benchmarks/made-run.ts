import { buildLedger, type GapDraft } from '../../src/ledger/build-ledger.ts';
import { summarise } from '../../src/ledger/summarise.ts';
import type { Cleaned, Confidence, Piece, Source } from '../../src/types.ts';

interface MadeRun {
  /** Texts of the columns, in gold's order; each must differ from all others. */
  readonly columns: readonly string[];
  /** The order in which the columns stand in raw, and in the report, in one paragraph. */
  readonly inRaw: readonly number[];
  readonly inReport: readonly number[];
  /** Class of the joint before each column of the report but the first; the last one holds for the rest. */
  readonly classes?: readonly Confidence[];
  /** A running head between the columns of raw. */
  readonly head?: string;
  /** The column before or behind which a gap is told. */
  readonly gap?: { readonly side: 'before' | 'after'; readonly column: number };
}

/** A run of `clean` as it could have come out, made by hand. */
export function madeRun({ columns, inRaw, inReport, classes = ['certain'], head = '', gap }: MadeRun): Cleaned {
  const raw = inRaw.map((column) => columns[column]).join(head === '' ? '\n' : `\n${head}\n`);
  const source: Source = { id: 's1', path: '-', media: 'text', encoding: 'utf-8', text: raw };
  const spanOf = (column: number): Piece => {
    const start = raw.indexOf(columns[column]!);
    return { source: 's1', start, end: start + columns[column]!.length };
  };
  const pieces = inReport.map(spanOf);
  const text = inReport.map((column) => columns[column]).join('');
  const report = { articles: [{ paragraphs: [{ kind: 'body' as const, text, pieces }] }] };
  const gaps: readonly GapDraft[] = gap ? [{ side: gap.side, text: '', beside: spanOf(gap.column) }] : [];
  const ledger = buildLedger({
    tool: { name: 'test', version: '0' },
    options: {},
    sources: [source],
    report,
    drops: [...raw.matchAll(new RegExp(head || '(?!)', 'g'))].map(({ index }) => ({
      source: 's1',
      start: index,
      end: index + head.length,
      fate: 'furniture' as const,
      reason: 'running-head',
    })),
    joints: pieces.slice(1).map((before, index) => ({
      id: `j${index}`,
      kind: 'column',
      confidence: 5,
      class: classes[index] ?? classes[classes.length - 1]!,
      made: true,
      evidence: [],
      before,
      behind: pieces[index]!,
    })),
    gaps,
    conflicts: [],
    order: [],
  });
  return { report, ledger, sources: [source], summary: summarise(report, ledger) };
}
