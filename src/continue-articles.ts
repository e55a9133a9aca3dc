import type { Body } from './arrange.ts';
import { duplicateDrop } from './dedupe/duplicate-drops.ts';
import { readLanguage } from './language/document-language.ts';
import { foldText } from './language/fold-character.ts';
import type { Continuation } from './layout/continuations.ts';
import { type Masthead, pageNumber } from './layout/masthead.ts';
import type { GapDraft, JointDraft } from './ledger/build-ledger.ts';
import { spanId } from './ledger/canonical.ts';
import { spanOf } from './ledger/describe-joint.ts';
import { type ContinuedPart, matchContinuations } from './order/match-continuations.ts';
import type { Drop, Line, OrderVerdict } from './types.ts';

export interface ContinuedArticles {
  readonly body: Body;
  readonly drops: readonly Drop[];
  readonly joints: readonly JointDraft[];
  readonly gaps: readonly GapDraft[];
  readonly order: readonly OrderVerdict[];
}

/**
 * Puts the part of an article that stands on a later page behind the part that it goes on with, where notices say so (下转第三版,
 * 上接第一版), and says so in joints; a pair in doubt stays as it stood, and its joint is a guess that is not made.
 *
 * In: the body of one document without notices, the notices, and the mastheads around it. Out: the body in its new order, and where
 * the other part is missing, a gap.
 */
export function continueArticles(
  body: Body,
  continuations: readonly Continuation[],
  mastheads: readonly Masthead[],
): ContinuedArticles {
  if (continuations.length === 0) return { body, drops: [], joints: [], gaps: [], order: [] };
  const { lines } = body;
  const heads = headsBefore(body, mastheads);
  const scorer = readLanguage(lines).scorer();
  const { parts, lone, edges } = matchContinuations({
    lines,
    continuations,
    endsBefore: (i) =>
      heads.opens.has(i) ||
      body.breaks.has(i) ||
      lines[i]!.breakBefore === 'page' ||
      lines[i]!.breakBefore === 'article',
    pageOf: (i) => heads.pages[i] ?? 0,
    boundary: (before, after) => scorer.boundaryPmi(foldText(before).slice(-6), foldText(after).slice(0, 6)),
  });
  const made = parts.filter((part) => part.made);
  return {
    body: moveParts(body, made, edges),
    drops: made.flatMap(({ repeatedTitle }) =>
      repeatedTitle ? [duplicateDrop(lines[repeatedTitle[0]]!, lines[repeatedTitle[1]]!)] : [],
    ),
    joints: parts.flatMap((part) => describeJoint(body, part)),
    gaps: lone.map(([{ direction, text }, line]) => ({
      side: direction === 'to' ? 'after' : 'before',
      text,
      beside: spanOf(lines[line]!),
    })),
    order: made.length > 0 ? [describeVerdict(body, made)] : [],
  };
}

/** The page of every line as the last masthead says, and the lines that stand directly behind one. */
function headsBefore(body: Body, mastheads: readonly Masthead[]) {
  const pages = new Uint32Array(body.lines.length);
  const opens = new Set<number>();
  let [next, page] = [0, 0];
  for (const [i, line] of body.lines.entries()) {
    while (next < mastheads.length && mastheads[next]!.start < line.start) {
      const named = mastheads[next]!.meta.page;
      if (named) page = pageNumber(named);
      opens.add(i);
      next += 1;
    }
    pages[i] = page;
  }
  return { pages, opens };
}

function describeJoint({ lines }: Body, part: ContinuedPart): readonly JointDraft[] {
  const [before, after] = [lines[part.last]!, lines[part.first]];
  if (!after) return [];
  return [
    {
      id: spanId(spanOf(before), spanOf(after)),
      before: spanOf(after),
      behind: spanOf(before),
      fragment: { ...spanOf(after), end: lines[part.end - 1]!.end },
      kind: 'page',
      confidence: part.nats,
      class: part.class,
      made: part.made,
      evidence: part.evidence,
    },
  ];
}

function describeVerdict({ lines }: Body, parts: readonly ContinuedPart[]): OrderVerdict {
  const moved = parts.filter(({ last, first }) => last + 1 !== first);
  const touched = parts.flatMap(({ last, first, end }) => [last, first, end - 1]);
  return {
    source: lines[0]!.source,
    start: touched.reduce((least, i) => Math.min(least, lines[i]!.start), Number.POSITIVE_INFINITY),
    end: touched.reduce((most, i) => Math.max(most, lines[i]!.end), 0),
    hypothesis: 'continuation notices',
    score: Math.round((100 * parts.reduce((sum, { nats }) => sum + nats, 0)) / parts.length) / 100,
    applied: true,
    fragments: parts.length + 1,
    moved: moved.length,
    evidence: parts.map(({ evidence }) => `${evidence[1]}`),
  };
}

/** The body with every part behind the one it goes on with; where a notice stood and the text does not run on, a region ends. */
function moveParts(body: Body, parts: readonly ContinuedPart[], edges: readonly number[]): Body {
  const { lines, breaks, folios } = body;
  const sequence = sequenceOf(lines.length, parts);
  const placeOf = new Map(sequence.map((i, k) => [i, k]));
  const firsts = new Set(parts.map(({ first }) => first));
  const parted = [...breaks, ...edges, ...parts.map(({ end }) => end)].filter((i) => !firsts.has(i));
  const torn = parts.filter(({ isTorn }) => isTorn).map(({ first }) => placeOf.get(first)!);
  const pick = (numbers: Uint32Array) => Uint32Array.from(sequence, (i) => numbers[i]!);
  return {
    ...body,
    lines: sequence.map((i) => (firsts.has(i) ? withoutBreak(lines[i]!) : lines[i]!)),
    follows: sequence.map((i, k) => !firsts.has(i) && sequence[k - 1] === i - 1 && body.follows[i]!),
    breaks: new Set(parted.flatMap((i) => placeOf.get(i) ?? []).filter((k) => k > 0)),
    folios: { before: pick(folios.before), after: pick(folios.after) },
    ...(parts.length > 0 ? { seams: { apart: new Set(), torn: new Set(), runsOn: new Set(torn) } } : {}),
  };
}

function withoutBreak({ breakBefore: _, ...line }: Line): Line {
  return line;
}

/** Indices of lines in their new order, without the titles that are printed again. */
function sequenceOf(count: number, parts: readonly ContinuedPart[]): readonly number[] {
  const behind = new Map(parts.map((part) => [part.last, part]));
  const startingAt = new Map(parts.map((part) => [part.first, part]));
  const gone = new Set(parts.flatMap(({ repeatedTitle }) => (repeatedTitle ? [repeatedTitle[0]] : [])));
  const sequence: number[] = [];
  const open: { next: number; readonly end: number; isPart: boolean }[] = [{ next: 0, end: count, isPart: false }];
  for (let run = open.at(-1); run; run = open.at(-1)) {
    const i = run.next;
    if (i >= run.end) {
      open.pop();
      continue;
    }
    const elsewhere = run.isPart ? undefined : startingAt.get(i);
    run.isPart = false;
    if (elsewhere) {
      run.next = elsewhere.end;
      continue;
    }
    run.next = i + 1;
    if (!gone.has(i)) sequence.push(i);
    const part = behind.get(i);
    if (part) open.push({ next: part.first, end: part.end, isPart: true });
  }
  return sequence;
}
