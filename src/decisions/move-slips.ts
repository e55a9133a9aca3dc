import { endsSentence } from '../layout/measure.ts';
import { separateLines } from '../rebuild/line-joint.ts';
import { mayGoOn } from '../rebuild/torn-sentence.ts';
import type { ParagraphKind } from '../types.ts';
import { openingOf, type Range, textFrom, textUntil } from './find-slips.ts';
import type { Opening, Slip } from './slip.ts';
import type { GoesOn } from './torn-neighbours.ts';

/** What is taken out of the report, every range with an opening of its own, and what stays. */
export interface Taken {
  readonly taken: readonly Slip[];
  readonly rest: readonly Slip[];
}

/**
 * Takes ranges of slips out.
 *
 * In: ranges that do not overlap; `closes` says whether the paragraph from whose middle one is taken is whole again without it.
 * Out: where it is not, what stood behind the range is a paragraph of its own. A title takes the opening of its article with it; from any
 * other paragraph that goes to the next one that stays.
 */
export function takeOut(slips: readonly Slip[], ranges: readonly Range[], closes: (range: Range) => boolean): Taken {
  const isTaken = new Uint8Array(slips.length);
  for (const [from, to] of ranges) isTaken.fill(1, from, to);
  const articles = new Map<number, NonNullable<Opening['article']>>();
  const bare = new Set<number>();
  for (const [i, { opens }] of slips.entries()) {
    if (!isTaken[i] || !opens?.article || opens.paragraph.kind === 'title') continue;
    let next = i + 1;
    while (next < slips.length && isTaken[next] && !slips[next]!.opens?.article) next += 1;
    if (next === slips.length || slips[next]!.opens?.article) continue;
    articles.set(next, opens.article);
    bare.add(i);
  }
  const taken = ranges.flatMap(([from, to]) =>
    slips.slice(from, to).map((slip, k): Slip => {
      if (bare.has(from + k)) return { ...slip, opens: { paragraph: slip.opens!.paragraph } };
      return k > 0 || slip.opens ? slip : { ...slip, opens: restOf(openingOf(slips, from)) };
    }),
  );
  const closed = new Set(ranges.filter((range) => !slips[range[0]]!.opens && closes(range)).map(([, to]) => to));
  const rest = slips.flatMap((slip, i) => {
    if (isTaken[i]) return [];
    const article = articles.get(i);
    const opens = slip.opens ?? (isTaken[i - 1] && !closed.has(i) ? restOf(openingOf(slips, i)) : undefined);
    return opens ? [{ ...slip, opens: article ? { ...opens, article } : opens }] : [slip];
  });
  return { taken, rest };
}

/** How text that is put in goes together with its neighbours. */
export interface Manner {
  /** Whether the sentence before it goes on with it; absent: never. */
  readonly flowsIn?: GoesOn;
  /** Whether it goes on with the sentence behind it; absent: never. */
  readonly flowsOut?: GoesOn;
  /** It stands inside a line: the paragraph there goes on with it, and over it. */
  readonly isInline?: boolean;
}

/** Puts slips before the slip at an index. What is parted by them is two paragraphs, unless a sentence goes on. */
export function putIn(
  rest: readonly Slip[],
  taken: readonly Slip[],
  at: number,
  { flowsIn, flowsOut, isInline = false }: Manner,
): readonly Slip[] {
  const [head, tail] = [rest.slice(0, at), rest.slice(at)];
  const [first, next] = [taken[0]!, tail[0]];
  const isInside = next !== undefined && !next.opens && at > 0;
  const joinsIn =
    at > 0 &&
    !first.opens?.article &&
    ((isInline && isInside) || (flowsIn && runsOver(head, at - 1, taken, 0, flowsIn)));
  const put = joinsIn ? joinTo(head, taken) : taken;
  if (!next) return [...head, ...put];
  const joinsOut =
    !next.opens?.article && ((isInline && isInside) || (flowsOut && runsOver(put, put.length - 1, tail, 0, flowsOut)));
  if (joinsOut) return [...head, ...put, ...joinTo(put, tail)];
  return [...head, ...put, ...(isInside ? part(tail, restOf(openingOf(head, at - 1))) : tail)];
}

/** The slips with a paragraph's beginning at the first one. */
export function part([first, ...others]: readonly Slip[], opening: Opening): readonly Slip[] {
  return first ? [{ ...first, opens: first.opens ?? opening }, ...others] : [];
}

/** The slips without the beginning of a paragraph at the first one; where words meet, with a blank. */
export function joinTo(before: readonly Slip[], [first, ...others]: readonly Slip[]): readonly Slip[] {
  if (!first) return [];
  const { opens: _, ...slip } = first;
  const [left, right] = [before.at(-1)?.clean ?? '', slip.clean];
  if (/\s$/u.test(left) || /^\s/u.test(right) || separateLines(left, right, false) === '') return [slip, ...others];
  const { source, start } = slip.piece;
  const blank: Slip = { piece: { source, start, end: start, text: ' ', rule: 'word-space' }, clean: ' ' };
  return [blank, slip, ...others];
}

const prose: ReadonlySet<ParagraphKind> = new Set(['body', 'item', 'caption', 'note']);

/** Whether a sentence goes on from one slip to another: both are prose, and no marker opens the second. */
export function runsOver(
  before: readonly Slip[],
  last: number,
  behind: readonly Slip[],
  first: number,
  goesOn: GoesOn,
): boolean {
  const [left, right] = [openingOf(before, last), openingOf(behind, first)];
  if (!prose.has(left.paragraph.kind) || !prose.has(right.paragraph.kind)) return false;
  return goesOn(textUntil(before, last).trimEnd(), textFrom(behind, first).trimStart());
}

/** Where a person puts one text before another, a sentence that breaks off goes on, unless the second plainly begins something. */
export const atOnesWord: GoesOn = (before, behind) => !endsSentence(before) && mayGoOn(behind);

/** The opening of what is cut off the end of a paragraph. */
export function restOf({ paragraph }: Opening): Opening {
  const { level: _, ...rest } = paragraph;
  const isPlain = ['body', 'item', 'caption', 'table', 'note'].includes(paragraph.kind);
  return { paragraph: isPlain ? rest : { ...rest, kind: 'body' } };
}
