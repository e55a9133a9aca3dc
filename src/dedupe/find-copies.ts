import { type AlignedStretch, alignChain, type Limits } from './align-chain.ts';
import { chainSeeds } from './chain-seeds.ts';
import { type CharacterStream, endOfCode, streamOf } from './character-stream.ts';
import { exactRepeats } from './exact-repeats.ts';
import { findRareSeeds, SEED, type Seed } from './rare-seeds.ts';
import { rememberAnswer } from './remember-answer.ts';

/** A stretch of one of the texts: UTF-16 offsets. */
export interface CopySpan {
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

/** The same words twice, exact or misread. */
export interface Copy {
  readonly first: CopySpan;
  readonly second: CopySpan;
  /** Share of letters that agree over the aligned stretches, 0 to 1. */
  readonly similarity: number;
  /** Letters that agree: ideographs, letters and digits, no marks and blanks. */
  readonly letters: number;
  /** Share of the letters of the whole first (second) text that stand in the other, over all that the two have in common. */
  readonly firstShare: number;
  readonly secondShare: number;
}

/** Chains of fewer seeds are chance: three are a run of six letters, or two of four and five. */
const FEWEST_SEEDS = 3;

/** Runs that stand in so many places that none of their grams is rare are found to the letter from this length on. */
const EXACT = 16;

/** Fewer letters in common, or a smaller share of those aligned, are a phrase. */
const FEWEST_LETTERS = 8;
const LEAST_SIMILARITY = 0.6;

/**
 * Finds what two of a list of texts have in common, exact or misread: rare 4-grams that both places
 * share, chained and aligned, and exact runs of {@link EXACT} letters that have no rare gram.
 *
 * In: fragments or paragraphs. Out: stretches that two of them have in common, by second place; a pair of texts may have several.
 * Whether they are prints of one text or an author's own words twice is not said here. Near-linear in the letters.
 *
 * @example
 * findCopies(['肉牛饲养量达到132万头，增长8.6%。', '肉午饲养量达到132万头，增氏8.6%。'])[0]
 * // { first: { text: 0, start: 0, end: 19 }, second: { text: 1, start: 0, end: 19 }, similarity: .875, letters: 14, … }
 */
export function findCopies(texts: readonly string[]): readonly Copy[] {
  return texts.filter((text) => text !== '').length < 2
    ? []
    : remembered(texts, () => describeCopies(alignCopies(texts)));
}

const remembered = rememberAnswer<readonly Copy[]>();

/** Copies as stretches of one stream of letters, before they are described. */
interface AlignedCopies {
  readonly stream: CharacterStream;
  readonly stretches: readonly AlignedStretch[];
}

/** Aligns what two of a list of texts have in common, every pair of places once, the longest chain first. */
function alignCopies(texts: readonly string[]): AlignedCopies {
  const stream = streamOf(texts.map((text) => ({ text })));
  const { codes, lineOf, starts } = stream;
  const chains = [...chainSeeds(findRareSeeds(codes, lineOf), lineOf, FEWEST_SEEDS), ...exactChains(stream)].sort(
    (a, b) => b.length - a.length || a[0]![1] - b[0]![1] || a[0]![0] - b[0]![0],
  );
  const known = new Map<number, AlignedStretch[]>();
  for (const chain of chains) {
    const [a, b] = chain[0]!;
    const [first, second] = [lineOf[a]!, lineOf[b]!];
    const ofTexts = known.get(first * texts.length + second) ?? [];
    if (ofTexts.some((stretch) => holds(stretch, a, b))) continue;
    const limits: Limits = {
      first: [starts[first]!, starts[first + 1]!],
      second: [starts[second]!, starts[second + 1]!],
    };
    known.set(first * texts.length + second, [...ofTexts, alignChain(codes, chain, limits)]);
  }
  const stretches = [...known.values()]
    .flat()
    .filter((stretch) => stretch.agree >= FEWEST_LETTERS && similarityOf(stretch) >= LEAST_SIMILARITY);
  return { stream, stretches };
}

function holds({ firstStart, firstEnd, secondStart, secondEnd }: AlignedStretch, a: number, b: number): boolean {
  return firstStart <= a && a < firstEnd && secondStart <= b && b < secondEnd;
}

/** Exact runs as chains, cut where a text ends. */
function exactChains({ codes, lineOf }: CharacterStream): readonly (readonly Seed[])[] {
  return exactRepeats(codes, EXACT).flatMap(({ first, second, length }) => {
    const chains: Seed[][] = [];
    for (let k = 0; k + SEED <= length; k = k + SEED < length ? Math.min(k + SEED, length - SEED) : length) {
      const [a, b] = [first + k, second + k];
      if (lineOf[a] !== lineOf[a + SEED - 1] || lineOf[b] !== lineOf[b + SEED - 1] || lineOf[a] === lineOf[b]) continue;
      const open = chains.at(-1)?.at(-1);
      if (open && lineOf[open[0]] === lineOf[a] && lineOf[open[1]] === lineOf[b]) chains.at(-1)!.push([a, b]);
      else chains.push([[a, b]]);
    }
    return chains;
  });
}

function similarityOf({ firstStart, firstEnd, secondStart, secondEnd, agree }: AlignedStretch): number {
  return agree / Math.max(firstEnd - firstStart, secondEnd - secondStart);
}

/** Stretches as spans of the texts, with what share of their texts two of them have in common. */
function describeCopies({ stream, stretches }: AlignedCopies): readonly Copy[] {
  const { lineOf, offsets, starts } = stream;
  const pairOf = ({ firstStart, secondStart }: AlignedStretch) => `${lineOf[firstStart]} ${lineOf[secondStart]}`;
  const byPair = groupBy(stretches, pairOf);
  const spanOf = (from: number, to: number): CopySpan => ({
    text: lineOf[from]!,
    start: offsets[from]!,
    end: endOfCode(stream, to - 1),
  });
  return stretches
    .map((stretch): Copy => {
      const first = spanOf(stretch.firstStart, stretch.firstEnd);
      const second = spanOf(stretch.secondStart, stretch.secondEnd);
      const all = byPair.get(pairOf(stretch))!;
      const shareOf = (text: number, ranges: readonly Range[]) => covered(ranges) / (starts[text + 1]! - starts[text]!);
      return {
        first,
        second,
        similarity: similarityOf(stretch),
        letters: stretch.agree,
        firstShare: shareOf(
          first.text,
          all.map(({ firstStart, firstEnd }) => [firstStart, firstEnd]),
        ),
        secondShare: shareOf(
          second.text,
          all.map(({ secondStart, secondEnd }) => [secondStart, secondEnd]),
        ),
      };
    })
    .sort(
      (a, b) =>
        a.second.text - b.second.text ||
        a.second.start - b.second.start ||
        a.first.text - b.first.text ||
        a.first.start - b.first.start,
    );
}

function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}

type Range = readonly [start: number, end: number];

/** Codes that ranges cover, each counted once. */
function covered(ranges: readonly Range[]): number {
  let [sum, reached] = [0, 0];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    sum += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return sum;
}
