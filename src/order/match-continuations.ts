import similarity from 'string-similarity';
import type { Continuation } from '../layout/continuations.ts';
import { endsSentence, measureText } from '../layout/measure.ts';
import { mostCommon } from '../layout/most-common.ts';
import { mayBeTitle, opensDispatch, opensNewspaperArticle } from '../markers/newspaper-lines.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import type { Confidence, Line } from '../types.ts';

/** Lines in raw order with what the pages around them say. */
export interface ContinuedText {
  readonly lines: readonly Line[];
  readonly continuations: readonly Continuation[];
  /** Whether something ends the article before a line for sure: a masthead, a page's edge, a mark of the source. */
  readonly endsBefore: (line: number) => boolean;
  /** The printed page of a line, 0 where no head tells. */
  readonly pageOf: (line: number) => number;
  /** Nats by which the second text goes on with the first better than any text would. */
  readonly boundary: (before: string, after: string) => number;
}

/** Two parts of an article that a notice at the end of the first and one at the head of the second join. */
export interface ContinuedPart {
  /** The last line of the first part. */
  readonly last: number;
  /** The lines of the second part, end excluded. */
  readonly first: number;
  readonly end: number;
  /** The title printed again over the second part, and the line that it repeats. */
  readonly repeatedTitle: readonly [line: number, of: number] | null;
  /** The sentence is torn over the notice. */
  readonly isTorn: boolean;
  readonly nats: number;
  readonly class: Confidence;
  readonly made: boolean;
  readonly evidence: readonly string[];
}

export interface MatchedContinuations {
  readonly parts: readonly ContinuedPart[];
  /** Notices whose other part is not in the text, each with the line it stands at. */
  readonly lone: readonly (readonly [notice: Continuation, line: number])[];
  /** The lines that stand directly behind a notice, or before which one stood. */
  readonly edges: readonly number[];
}

interface Placed {
  readonly notice: Continuation;
  /** The line that a notice stands behind, or before. */
  readonly line: number;
  readonly page: number;
}

/** Titles are prints of one another from this Dice score on: of running heads, which OCR misreads alike (furniture.ts). */
const SAME_TITLE = 0.8;

/** Every notice is weighed against every other: no issue has so many. */
const MOST_NOTICES = 200;

/** A title stands at most so many lines above the end of its article's first part. */
const TITLE_REACH = 400;

/**
 * Nats from which a sentence that is torn over a notice runs on for sure, and below which it does not; more is forgiven where pages or
 * titles prove the pair. Of 320 sentences of the work reports cut at random the true rest was above 2 in 60%, above 0 in 81%, below -3 in
 * 1.6% and below -5 in .3%; the rest of another sentence was so in 3%, 22%, 28% and 12%.
 */
const RUNS_ON = 2;
const RUNS_ON_PROVEN = 0;
const DOES_NOT = -3;
const DOES_NOT_THOUGH_PROVEN = -5;

/** Below this width, as a share of a full line, an open line inside a column is a line of its own. */
const SHORT_LINE = 0.75;

/**
 * Finds which part of an article goes on with which, where notices say so.
 *
 * In: lines without notices, and the notices. Out: the pairs, each with its class and evidence, and the notices left over. A pair is
 * made only where it is unambiguous, where the second part has an evident end, and where the text does not speak against it.
 *
 * @example
 * `…总产量突破` + 下转第3版, 上接第1版 + `六百万吨。…` with nothing else between the notices and the next masthead: one part
 */
export function matchContinuations(text: ContinuedText): MatchedContinuations {
  const placed = placeNotices(text);
  if (placed.length > MOST_NOTICES) return { parts: [], lone: [], edges: placed.map(edgeOf) };
  const noticeEnds = new Set(placed.map(edgeOf));
  const isPaired = new Set<Placed>();
  const parts: ContinuedPart[] = [];
  const inPages = placed.filter(({ notice }) => !notice.isOtherIssue);
  for (const to of inPages.filter(({ notice }) => notice.direction === 'to')) {
    const fitting = inPages.filter((from) => fits(to, from));
    const chosen = chooseOne(to, fitting, inPages);
    if (!chosen) {
      for (const each of fitting) isPaired.add(each);
      if (fitting.length > 0) isPaired.add(to);
      continue;
    }
    isPaired.add(to).add(chosen);
    parts.push(describePart(text, noticeEnds, to, chosen));
  }
  return {
    parts: withoutCircles(parts),
    edges: placed.map(edgeOf),
    lone: placed.filter((each) => !isPaired.has(each)).map(({ notice, line }) => [notice, line] as const),
  };
}

function edgeOf({ notice, line }: Placed): number {
  return notice.direction === 'to' ? line + 1 : line;
}

/** A part behind which, by way of others, it would itself have to stand is not moved. */
function withoutCircles(parts: readonly ContinuedPart[]): readonly ContinuedPart[] {
  const made = parts.filter((part) => part.made).sort((a, b) => a.first - b.first);
  const holderOf = (line: number) => {
    let [low, high] = [0, made.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (made[middle]!.first <= line) low = middle + 1;
      else high = middle;
    }
    const held = made[low - 1];
    return held && line < held.end ? held : null;
  };
  const settled = new Set<ContinuedPart>();
  const circular = new Set<ContinuedPart>();
  for (const part of made) {
    const path = new Set<ContinuedPart>();
    let at: ContinuedPart | null = part;
    while (at && !settled.has(at) && !path.has(at)) {
      path.add(at);
      at = holderOf(at.last);
    }
    for (const each of path) {
      settled.add(each);
      if (at && (path.has(at) || circular.has(at))) circular.add(each);
    }
  }
  return parts.map((part) =>
    circular.has(part)
      ? { ...part, made: false, class: 'guessed', evidence: [...part.evidence, 'the notices go round in a circle'] }
      : part,
  );
}

/** Both notices and lines stand in raw order: one walk finds the line beside every notice. */
function placeNotices({ lines, continuations, pageOf }: ContinuedText): readonly Placed[] {
  let at = 0;
  return continuations.flatMap((notice): readonly Placed[] => {
    while (at < lines.length && lines[at]!.start < notice.end) at += 1;
    const line = notice.direction === 'to' ? at - 1 : at;
    return lines[line] ? [{ notice, line, page: pageOf(line) }] : [];
  });
}

/** Whether nothing that is printed speaks against a pair: the pages that either names, and titles in the notices. */
function fits(to: Placed, from: Placed): boolean {
  if (from.notice.direction !== 'from') return false;
  const [target, origin] = [to.notice.page, from.notice.page];
  if (target && from.page && target !== from.page) return false;
  if (origin && to.page && origin !== to.page) return false;
  if (target && origin && target === origin) return false;
  const [a, b] = [to.notice.title, from.notice.title];
  return !a || !b || isSameTitle(a, b);
}

/** The one notice that fits, where this is the only one that fits it too. */
function chooseOne(to: Placed, fitting: readonly Placed[], all: readonly Placed[]): Placed | null {
  const [from, ...others] = fitting;
  if (!from || others.length > 0) return null;
  const rivals = all.filter((each) => each !== to && each.notice.direction === 'to' && fits(each, from));
  return rivals.length === 0 ? from : null;
}

function describePart(text: ContinuedText, noticeEnds: ReadonlySet<number>, to: Placed, from: Placed): ContinuedPart {
  const { lines } = text;
  const repeatedTitle = findRepeatedTitle(lines, to.line, from.line, text.endsBefore);
  const first = repeatedTitle?.[0] === from.line ? from.line + 1 : from.line;
  const found = findEnd(text, noticeEnds, first);
  const { end } = found;
  const [before, after] = [lines[to.line]!, lines[first]];
  const isOpen = !endsSentence(before.text);
  const opens =
    !after || parseMarker(after.text) !== null || opensDispatch(after.text) || after.headingLevel !== undefined;
  const nats = after ? Math.round(100 * text.boundary(before.text, after.text)) / 100 : 0;
  const agrees = describeAgreement(to, from, repeatedTitle !== null);
  const isProven = agrees.length > 1;
  const isHeaded =
    from.line > 0 && repeatedTitle === null && !text.endsBefore(from.line) && isLone(lines, from.line - 1);
  const doubts = [
    ...(after ? [] : ['nothing stands behind the second notice']),
    ...(found.doubt ? [found.doubt] : []),
    ...(isHeaded ? [`what stands over the second part is no title of the first: ${lines[from.line - 1]!.text}`] : []),
    ...(to.line >= first && to.line < end ? ['the second part holds the end of the first'] : []),
    ...(isOpen && opens ? ['the sentence breaks off and a new paragraph begins'] : []),
    ...(isOpen && nats < (isProven ? DOES_NOT_THOUGH_PROVEN : DOES_NOT)
      ? ['the sentence that breaks off does not go on there']
      : []),
    ...(!isOpen && after && /^[，。、；：！？）》”]/u.test(after.text)
      ? ['the second part goes on in mid-sentence']
      : []),
  ];
  const isSure = isOpen && nats >= (isProven ? RUNS_ON_PROVEN : RUNS_ON) && agrees.length > 0;
  return {
    last: to.line,
    first,
    end,
    repeatedTitle,
    isTorn: isOpen && !opens,
    nats,
    class: doubts.length > 0 ? 'guessed' : isSure ? 'certain' : 'probable',
    made: doubts.length === 0,
    evidence: [
      `…${before.text.slice(-8)} | ${after?.text.slice(0, 8) ?? ''}…`,
      `${to.notice.text} and ${from.notice.text}: no other notice fits either`,
      ...agrees,
      `wording ${nats < 0 ? '−' : '+'}${Math.abs(nats).toFixed(1)} nats`,
      ...doubts,
    ],
  };
}

function describeAgreement(to: Placed, from: Placed, isTitled: boolean): readonly string[] {
  const [target, origin] = [to.notice.page, from.notice.page];
  return [
    ...(target > 0 && target === from.page ? [`the second part stands on page ${target}`] : []),
    ...(origin > 0 && origin === to.page ? [`the first part stands on page ${origin}`] : []),
    ...(target > 0 && origin > 0 ? [`each notice names another page: ${target} and ${origin}`] : []),
    ...(isTitled || (to.notice.title && from.notice.title) ? ['the title is the same'] : []),
  ];
}

/** The title of the first part, printed again directly over the second, before the notice or behind it. */
function findRepeatedTitle(
  lines: readonly Line[],
  last: number,
  from: number,
  endsBefore: (line: number) => boolean,
): readonly [number, number] | null {
  const candidates = [from, ...(endsBefore(from) ? [] : [from - 1])].filter(
    (i) => lines[i] && mayBeTitle(lines[i]!.text),
  );
  for (const i of candidates) {
    for (let of = last; of >= Math.max(0, last - TITLE_REACH); of -= 1) {
      if (of !== i && isSameTitle(lines[of]!.text, lines[i]!.text) && mayBeTitle(lines[of]!.text)) return [i, of];
    }
  }
  return null;
}

function isSameTitle(a: string, b: string): boolean {
  const [left, right] = [a.replace(/\s+/gu, ''), b.replace(/\s+/gu, '')];
  if (left.length < 4 || Math.abs(left.length - right.length) > 0.5 * left.length) return false;
  return left === right || similarity.compareTwoStrings(left, right) >= SAME_TITLE;
}

/** Where a second part ends: at the next notice, page, title or article, or with the text; and what makes that doubtful. */
function findEnd(
  text: ContinuedText,
  noticeEnds: ReadonlySet<number>,
  first: number,
): { readonly end: number; readonly doubt: string | null } {
  const { lines, endsBefore } = text;
  const source = lines[first]?.source;
  let end = first;
  for (; end < lines.length && lines[end]!.source === source; end += 1) {
    if (end === first) continue;
    const [line, next, third, fourth] = lines.slice(end, end + 4).map((each) => each.text);
    if (noticeEnds.has(end) || endsBefore(end) || lines[end]!.headingLevel === 1) break;
    if (opensDispatch(line!) || opensNewspaperArticle(line!, next, third, fourth)) break;
  }
  const lone = Array.from({ length: Math.max(0, end - first) }, (_, k) => first + k).find((i) =>
    isLone(lines, i, first, end),
  );
  return { end, doubt: lone === undefined ? null : `where the second part ends is not evident: ${lines[lone]!.text}` };
}

/** Whether a line may be a title that nothing else proves: short, without a stop, behind a full sentence. */
function isLone(
  lines: readonly Line[],
  i: number,
  from = Math.max(0, i - 30),
  to = Math.min(lines.length, i + 30),
): boolean {
  const { text } = lines[i]!;
  if (!mayBeTitle(text)) return false;
  const near = lines.slice(from, to);
  const isOpen = near.filter((line) => !endsSentence(line.text));
  const isSet = near.length >= 6 && 2 * isOpen.length > near.length;
  if (!isSet) return true;
  const full = mostCommon(isOpen.map((line) => Math.round(measureText(line.text)))).value ?? 0;
  return measureText(text) < SHORT_LINE * full && (i === from || endsSentence(lines[i - 1]!.text));
}
