import { type DroppedBlock, droppedBlocks } from '../../ledger/dropped-blocks.ts';
import { type KeptRun, keptRuns } from '../../ledger/kept-runs.ts';
import type { Entry, Ledger, Paragraph, Report, Source } from '../../types.ts';
import { type Locator, locator } from '../locate.ts';
import { type RawBlock, rawBlocks } from './raw-blocks.ts';
import { type ReviewItem, reviewItems } from './review-items.ts';

/** What a review shows. */
export interface Reviewed {
  readonly report: Report;
  readonly ledger: Ledger;
  readonly sources: readonly Pick<Source, 'id' | 'path' | 'text'>[];
}

/** A paragraph with its place in the canonical text. */
interface PlacedParagraph {
  readonly paragraph: Paragraph;
  readonly start: number;
  readonly opensArticle: boolean;
}

/** Everything that the parts of the page are rendered from, worked out once. */
export interface ReviewText extends Reviewed {
  /** Of each source, sorted. */
  readonly entries: readonly (readonly Entry[])[];
  readonly at: Locator;
  readonly blocks: readonly (readonly RawBlock[])[];
  readonly runs: readonly KeptRun[];
  readonly dropped: readonly DroppedBlock[];
  readonly items: readonly ReviewItem[];
  readonly paragraphs: readonly PlacedParagraph[];
  /** Id of the element of the block that holds an offset of a source. */
  readonly blockId: (source: string, offset: number) => string;
  /** Language of most of the text, for fonts and line breaking. */
  readonly language: string;
}

export function reviewText({ report, ledger, sources }: Reviewed): ReviewText {
  const runs = keptRuns(ledger);
  const dropped = droppedBlocks(ledger);
  const at = locator(report, ledger);
  const entries = bySource(sources, ledger.entries);
  const ownRuns = bySource(sources, runs);
  const ownDropped = bySource(sources, dropped);
  const blocks = sources.map(({ text }, s) => rawBlocks(text, entries[s]!, ownRuns[s]!, ownDropped[s]!));
  const rank = new Map(sources.map(({ id }, index) => [id, index]));
  return {
    report,
    ledger,
    sources,
    entries,
    at,
    blocks,
    runs,
    dropped,
    items: reviewItems(report, ledger, runs, at),
    paragraphs: placedParagraphs(report),
    blockId: (source, offset) => {
      const index = rank.get(source) ?? 0;
      return idOfBlock(index, lastAtOrBefore(blocks[index] ?? [], offset));
    },
    language: mainLanguage(report),
  };
}

/** Id of the element of a raw block. */
export function idOfBlock(source: number, block: number): string {
  return `r${source}-${block}`;
}

function bySource<T extends { readonly source: string }>(sources: Reviewed['sources'], list: readonly T[]): T[][] {
  const lists = new Map<string, T[]>(sources.map(({ id }) => [id, []]));
  for (const each of list) lists.get(each.source)?.push(each);
  return [...lists.values()];
}

function placedParagraphs(report: Report): readonly PlacedParagraph[] {
  let start = 0;
  return report.articles.flatMap(({ paragraphs }) =>
    paragraphs.map((paragraph, index) => {
      const placed = { paragraph, start, opensArticle: index === 0 };
      start += paragraph.text.length + 1;
      return placed;
    }),
  );
}

function mainLanguage(report: Report): string {
  const letters = new Map<string, number>();
  for (const { paragraphs } of report.articles) {
    for (const { language, text } of paragraphs) {
      if (language) letters.set(language, (letters.get(language) ?? 0) + text.length);
    }
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'zh';
}

function lastAtOrBefore(blocks: readonly RawBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
