import type { Entry, OrderVerdict, Span } from '../../types.ts';
import { escapeText } from './escape.ts';
import { inParts } from './in-parts.ts';
import { type PuzzleFragment, puzzleFragments, type Seams } from './puzzle-fragments.ts';
import type { ReviewText } from './review-text.ts';

/** Lines drawn of a fragment: a column of a gazette has some 28. */
const linesDrawn = 30;

/** Puzzles that are built at once. */
const puzzlesInPart = 8;

/** How the order was found: for each stretch that was weighed, its fragments in raw order and as rebuilt. */
export function renderPuzzle(review: ReviewText): string {
  const seams = seamsOf(review);
  const puzzles = review.ledger.order
    .filter((verdict) => verdict.fragments > 1)
    .map((verdict) => renderVerdict(review, verdict, seams));
  if (puzzles.length > 0) return inParts(puzzles, puzzlesInPart, (part) => part);
  const moved = review.runs.filter((run) => run.moved).length;
  return moved > 0
    ? `<p class="none">No layout had to be found. ${moved === 1 ? 'One passage was' : `${moved} passages were`} moved: see the changes.</p>`
    : '<p class="none">Everything stands in raw order: there was no puzzle to solve.</p>';
}

/** Where fragments may meet, worked out once for all verdicts. */
function seamsOf({ runs, ledger }: ReviewText): Seams {
  return [
    new Set(runs.map(({ source, start }) => `${source} ${start}`)),
    new Map(
      ledger.joints
        .filter(({ kind, made }) => made && (kind === 'column' || kind === 'page'))
        .map((joint) => [joint.at, joint]),
    ),
  ];
}

/** Entries of a source that begin within a span; they are sorted. */
function within(entries: readonly Entry[], { start, end }: Span): readonly Entry[] {
  return entries.slice(firstAtOrAbove(entries, start), firstAtOrAbove(entries, end));
}

function firstAtOrAbove(entries: readonly Entry[], start: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function renderVerdict(review: ReviewText, verdict: OrderVerdict, seams: Seams): string {
  const source = review.sources.findIndex(({ id }) => id === verdict.source);
  const kept = [...within(review.entries[source] ?? [], verdict)]
    .filter(({ output }) => output !== null)
    .sort((a, b) => a.output![0] - b.output![0] || a.output![1] - b.output![1]);
  const fragments = puzzleFragments(verdict, kept, ...seams);
  const inRaw = [...fragments].sort((a, b) => a.number - b.number);
  const [from, to] = [
    review.at.place(verdict),
    review.at.place({ ...verdict, start: Math.max(verdict.start, verdict.end - 1) }),
  ];
  const runnerUp =
    verdict.runnerUp === undefined
      ? ''
      : `<div><dt>Runner-up</dt><dd>${escapeText(verdict.runnerUp)} <span class="count">${nats(verdict.runnerUpScore ?? 0)} nats a joint</span></dd></div>`;
  const draw = (list: readonly PuzzleFragment[], isRaw: boolean) =>
    list.map((fragment) => renderFragment(review, source, fragment, isRaw)).join('');
  return (
    `<section class="puzzle"><h3>Lines ${from.line}–${to.line}</h3>` +
    `<dl class="verdict"><div><dt>Layout found</dt><dd><strong>${escapeText(verdict.hypothesis)}</strong> <span class="count">${nats(verdict.score)} nats a joint</span>${verdict.applied ? '' : ', not applied: raw order stays'}</dd></div>${runnerUp}</dl>` +
    `<ul class="details">${verdict.evidence.map((each) => `<li>${escapeText(each)}</li>`).join('')}</ul>` +
    `<h4>As in raw</h4><ol class="fragments" aria-label="Fragments in raw order">${draw(inRaw, true)}</ol>` +
    `<h4>As rebuilt</h4><ol class="fragments" aria-label="Fragments in rebuilt order">${draw(fragments, false)}</ol></section>`
  );
}

function renderFragment(review: ReviewText, source: number, fragment: PuzzleFragment, isRaw: boolean): string {
  const { start, end, output, number, moved, joint } = fragment;
  const { line } = review.at.place({ ...fragment, end: start });
  const { paragraph } = review.at.inReport(output[0]);
  const target = isRaw ? review.blockId(fragment.source, start) : `p${paragraph + 1}`;
  const seam = isRaw || !joint ? '' : ` data-joint="${joint.class}"`;
  const label = isRaw
    ? `Fragment ${number}, raw line ${line}`
    : `Fragment ${number}, paragraph ${paragraph + 1}${moved ? ', moved' : ''}`;
  return (
    `<li${seam}><a class="fragment${moved ? ' moved' : ''}" href="#${target}" data-source="${source}" data-start="${start}" data-end="${end}" aria-label="${label}">` +
    `<svg viewBox="0 0 40 54" aria-hidden="true"><path d="${strokes(review.sources[source]!.text.slice(start, end))}"/></svg>` +
    `<span class="number">${number}</span></a></li>`
  );
}

/** The lines of a column as strokes, each as long as its line is against the longest. */
function strokes(text: string): string {
  const lengths = text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim().length)
    .filter((length) => length > 0);
  const longest = Math.max(12, ...lengths.slice(0, 400));
  const step = Math.max(1.5, 46 / Math.min(linesDrawn, Math.max(lengths.length, 1)));
  return lengths
    .slice(0, linesDrawn)
    .map(
      (length, index) =>
        `M4 ${(4 + index * Math.min(step, 3)).toFixed(1)}h${Math.max(1, (32 * Math.min(length, longest)) / longest).toFixed(1)}`,
    )
    .join('');
}

function nats(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
