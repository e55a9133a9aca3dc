import type { Entry } from '../../types.ts';
import { escapeAttribute } from './escape.ts';
import { type Mark, marksBetween, markText } from './mark-text.ts';
import type { RawBlock } from './raw-blocks.ts';
import { idOfBlock, type ReviewText } from './review-text.ts';
import { textParts } from './text-parts.ts';

/** Kinds that are marked inside raw text; all others are told by a block's margin. */
const marked: ReadonlySet<string> = new Set(['corrected', 'conflict', 'suggested']);

/**
 * The raw pane: every character of every source, in order, in an element that says its fate; what stands
 * in none is white space of fate `layout`. The text content of a source's element is the source's text.
 */
export function renderRaw(review: ReviewText): string {
  const itemOfBlock = new Map(
    review.items
      .filter(({ change }) => change.kind === 'duplicate' || change.kind === 'furniture' || change.kind === 'moved')
      .map((item) => [`${item.change.place.source} ${item.change.place.start}`, item]),
  );
  const inParts = textParts();
  return review.sources
    .map(({ id, path, text }, index) => {
      const between = marksBetween(marksOf(review, id));
      const spans = spanWriter(text, review.entries[index]!, between);
      const blocks = review.blocks[index]!.map((block, b) => {
        const place = block.dropped ?? block.run;
        const item = place && itemOfBlock.get(`${id} ${place.start}`);
        const sign = item && block.start <= place.start ? item.sign : '';
        const fate = block.dropped?.fate ?? (block.run?.moved ? 'kept moved' : 'kept');
        const target = block.dropped ? (item?.id ?? '') : paragraphAt(review, id, block);
        const label = `Line ${block.line}: ${block.dropped ? `${block.dropped.fate}, see why` : 'see where it went'}`;
        const html =
          `<div class="block ${block.run || block.dropped ? fate : 'several'}" id="${idOfBlock(index, b)}">` +
          `<a class="no" href="#${target}" data-n="${block.line}"${sign ? ` data-sign="${sign}"` : ''} aria-label="${label}" tabindex="-1"></a>` +
          `<div class="text">${spans(block.start, block.end)}</div></div>`;
        return { html, length: block.end - block.start };
      });
      const name = review.sources.length > 1 ? `<h3 class="path"><bdi>${escapeAttribute(path)}</bdi></h3>` : '';
      return `${name}<div class="source" data-source="${index}">${inParts(blocks)}</div>`;
    })
    .join('');
}

function marksOf(review: ReviewText, source: string): readonly Mark[] {
  const marks = review.items.flatMap(({ id, change }): Mark[] => {
    if (!marked.has(change.kind)) return [];
    const places = change.kind === 'conflict' ? [change.place, change.other] : [change.place];
    return places
      .filter((place) => place.source === source && place.end > place.start)
      .map(({ start, end }) => ({ start, end, style: change.kind, item: id }));
  });
  return marks.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Writes stretches of a source that follow one another, entry by entry. */
function spanWriter(text: string, entries: readonly Entry[], between: ReturnType<typeof marksBetween>) {
  let next = 0;
  return (start: number, end: number): string => {
    let html = '';
    while (next < entries.length && entries[next]!.end <= start) next += 1;
    for (let k = next; k < entries.length && entries[k]!.start < end; k += 1) {
      const entry = entries[k]!;
      const [from, to] = [Math.max(start, entry.start), Math.min(end, entry.end)];
      if (from >= to) continue;
      const content = markText(text.slice(from, to), from, between(from, to));
      // White space that only laid the text out is half of all entries: it stands without an element of its own.
      html += entry.fate === 'layout' ? content : `<span class="${entry.fate}">${content}</span>`;
    }
    return html;
  };
}

/** Id of the paragraph that a block's first kept text went to. */
function paragraphAt({ at }: ReviewText, source: string, block: RawBlock): string {
  const start = Math.max(block.start, block.run?.start ?? 0);
  return `p${at.outputOf({ source, start, end: block.end }).paragraph + 1}`;
}
