import { GazetteError } from '../errors.ts';
import type {
  Conflict,
  DecisionOutcome,
  Drop,
  Edit,
  Entry,
  Gap,
  Joint,
  Ledger,
  LedgerSource,
  Notice,
  OrderVerdict,
  Piece,
  Report,
  Reuse,
  Source,
  Span,
  Suggestion,
} from '../types.ts';
import { canonical, sha256 } from './canonical.ts';

/** A joint before its place in the canonical text is known: it stands before the kept text at `before`, behind that at `behind`. */
export interface JointDraft extends Omit<Joint, 'at'> {
  readonly before: Span;
  readonly behind: Span;
  /** The fragment behind the joint from its first to its last line, where more may stand behind it in raw that is not of it. */
  readonly fragment?: Span;
}

/** A gap before its place in the canonical text is known: it stands at the side named of the kept text in `beside`. */
export interface GapDraft extends Omit<Gap, 'at'> {
  readonly beside: Span;
}

/** What a pass over the lines found, with every offset still in source units. */
export interface Pass {
  readonly report: Report;
  readonly drops: readonly Drop[];
  readonly joints: readonly JointDraft[];
  readonly gaps: readonly GapDraft[];
  readonly conflicts: readonly Conflict[];
  readonly order: readonly OrderVerdict[];
}

export interface LedgerDraft extends Pass {
  readonly reuse?: readonly Reuse[];
  readonly tool: Ledger['tool'];
  readonly options: Ledger['options'];
  readonly sources: readonly Source[];
  readonly witnesses?: readonly Source[];
  readonly suggestions?: readonly Suggestion[];
  readonly notices?: readonly Notice[];
  readonly decisions?: readonly DecisionOutcome[];
}

interface PlacedPiece extends Piece {
  readonly output: readonly [number, number];
}

/**
 * Builds the ledger of a run from its report and from what its passes dropped.
 *
 * In: pieces and drops that do not overlap. What neither covers must be white space and becomes `layout`.
 * Out: entries that cover each source exactly once, sorted by source and offset.
 *
 * @throws GazetteError `invalid-ledger` when a character that is not white space has no fate, or has two.
 *   That is a fault of this program: rather than lose text, the run stops.
 */
export function buildLedger(draft: LedgerDraft): Ledger {
  const text = canonical(draft.report);
  const placed = placePieces(draft.report);
  const entries = draft.sources.flatMap((source) => coverSource(source, placed, draft.drops, text));
  const edits = placed.flatMap((piece) => editOf(piece, draft.sources));
  const outputs = new OutputIndex(placed);
  return {
    version: 1,
    tool: draft.tool,
    options: draft.options,
    sources: draft.sources.map(describeSource),
    ...(draft.witnesses ? { witnesses: draft.witnesses.map(describeSource) } : {}),
    report: { length: text.length, sha256: sha256(text) },
    entries,
    edits,
    suggestions: draft.suggestions ?? [],
    joints: draft.joints
      .map(({ before, behind: _, fragment: __, ...joint }) => ({ ...joint, at: outputs.startOf(before) }))
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    gaps: draft.gaps
      .map(({ beside, ...gap }) => ({
        ...gap,
        at: gap.side === 'before' ? outputs.startOf(beside) : outputs.endOf(beside),
      }))
      .sort((a, b) => a.at - b.at),
    conflicts: draft.conflicts,
    reuse: draft.reuse ?? [],
    ...(draft.notices && draft.notices.length > 0 ? { notices: draft.notices } : {}),
    order: draft.order,
    ...(draft.decisions && draft.decisions.length > 0 ? { decisions: draft.decisions } : {}),
  };
}

function describeSource({ id, path, media, encoding, text }: Source): LedgerSource {
  return { id, path, media, encoding, length: text.length, sha256: sha256(text) };
}

function placePieces(report: Report): PlacedPiece[] {
  const placed: PlacedPiece[] = [];
  let offset = 0;
  for (const article of report.articles) {
    for (const paragraph of article.paragraphs) {
      let at = offset;
      for (const piece of paragraph.pieces) {
        const length = piece.text?.length ?? piece.end - piece.start;
        placed.push({ output: [at, at + length], ...piece });
        at += length;
      }
      offset += paragraph.text.length + 1;
    }
  }
  return placed;
}

function coverSource(
  source: Source,
  placed: readonly PlacedPiece[],
  drops: readonly Drop[],
  text: string,
): readonly Entry[] {
  const covers: (PlacedPiece | Drop)[] = [...placed, ...drops].filter((span) => span.source === source.id);
  covers.sort((a, b) => a.start - b.start || a.end - b.end);
  const entries: Entry[] = [];
  let cursor = 0;
  const fillLayout = (until: number) => {
    if (until <= cursor) return;
    const raw = source.text.slice(cursor, until);
    if (raw.trim() !== '') {
      throw new GazetteError('invalid-ledger', `${source.path} ${cursor}-${until} has no fate`);
    }
    entries.push({ source: source.id, start: cursor, end: until, fate: 'layout', output: null, raw, reason: 'blank' });
  };
  for (const cover of covers) {
    // A mark of the markup, or a strip, inside a block that is dropped as a whole goes with the block.
    if (cover.end <= cursor && cover.end > cover.start && 'fate' in cover) continue;
    if (cover.start < cursor) throw new GazetteError('invalid-ledger', `${source.path} ${cover.start} has two fates`);
    fillLayout(cover.start);
    entries.push('output' in cover ? keptEntry(cover, source, text) : droppedEntry(cover, source));
    cursor = cover.end;
  }
  fillLayout(source.text.length);
  return entries;
}

function keptEntry(piece: PlacedPiece, source: Source, text: string): Entry {
  const { start, end, output } = piece;
  const raw = source.text.slice(start, end);
  return {
    source: source.id,
    start,
    end,
    fate: 'kept',
    output,
    ...(raw === text.slice(...output) ? {} : { raw }),
    reason: piece.rule ?? 'text',
  };
}

function droppedEntry(drop: Drop, source: Source): Entry {
  return {
    source: source.id,
    start: drop.start,
    end: drop.end,
    fate: drop.fate,
    output: null,
    raw: source.text.slice(drop.start, drop.end),
    reason: drop.reason,
    ...(drop.of === undefined ? {} : { of: drop.of }),
    ...(drop.similarity === undefined ? {} : { similarity: drop.similarity }),
  };
}

function editOf(piece: PlacedPiece, sources: readonly Source[]): readonly Edit[] {
  if (piece.text === undefined) return [];
  const raw = sources.find((source) => source.id === piece.source)?.text.slice(piece.start, piece.end) ?? '';
  // A later pass took back what an earlier one had changed.
  if (raw === piece.text) return [];
  return [
    {
      source: piece.source,
      start: piece.start,
      end: piece.end,
      raw,
      clean: piece.text,
      rule: piece.rule ?? 'edit',
      ...(piece.evidence === undefined ? {} : { evidence: piece.evidence }),
    },
  ];
}

/** Finds where a source span came to stand in the canonical text. */
class OutputIndex {
  readonly #bySource = new Map<string, PlacedPiece[]>();

  constructor(placed: readonly PlacedPiece[]) {
    for (const piece of placed) {
      const list = this.#bySource.get(piece.source);
      if (list) list.push(piece);
      else this.#bySource.set(piece.source, [piece]);
    }
    for (const list of this.#bySource.values()) list.sort((a, b) => a.start - b.start);
  }

  startOf(span: Span): number {
    const list = this.#bySource.get(span.source) ?? [];
    return list[firstEndingAfter(list, span.start)]?.output[0] ?? 0;
  }

  endOf(span: Span): number {
    const list = this.#bySource.get(span.source) ?? [];
    return list[firstEndingAfter(list, span.end - 1)]?.output[1] ?? 0;
  }
}

function firstEndingAfter(list: readonly Span[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
