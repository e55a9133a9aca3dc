import type { CharacterScorer } from '../language/character-scorer.ts';
import { foldText } from '../language/fold-character.ts';
import { endsSentence, FULL_SLACK, INDENT_SLACK, measureText } from '../layout/measure.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import type { JointScore, Line } from '../types.ts';

/** What the score of a joint was made of, in nats. */
interface JointEvidence {
  readonly wording: number;
  readonly shape: number;
  readonly brackets: number;
}

export interface CalibratedJoints {
  /** For two lines that may be the last and first of columns. */
  readonly score: JointScore;
  /** For two raw neighbours: inside a column a short line that breaks off is unheard of, at its end it may stand. */
  readonly inColumn: JointScore;
  readonly evidence: (left: number, right: number) => JointEvidence;
}

/** Bins of the wording score (nats); 15 are enough for 900 joints (ORDER-NOTES 4.4). */
const BINS = 15;
const LOWEST = -5;
const HIGHEST = 16;

/** Raw neighbours that are none in print: 2-3% on the prototype's ten cases (ORDER-NOTES 4.4). */
const CONTAMINATION = 0.02;

/** One kind of evidence never speaks against a joint by more than this many nats: a column may end where no line of a paragraph does. */
const MOST = 4;
const MOST_SHAPE = 2.5;
const MOST_IN_COLUMN = 8;

/** Chance pairs drawn for every line. */
const CHANCE_PAIRS = 6;

/** An open bracket that finds its closing one, and one that meets the wrong one (ORDER-NOTES 4.4). */
const BRACKET_MATCH = 2.5;
const BRACKET_CLASH = -2;

const OPENING = '“‘（《〈【「『〔(';
const CLOSING = '”’）》〉】」』〕)';
const BAD_START = /^[，。、；：！？”’）》〉】」』〕%％,;!?)]/u;
const COMMA_END = /[，、；,;“（《]$/u;

const START_KINDS = 3;
const END_KINDS = 4;
const LEFT_KINDS = 3 * END_KINDS;
const RIGHT_KINDS = 3 * START_KINDS;

/**
 * A line of a third of the measure or less that breaks off before a long one does not occur inside a column: its rest stands elsewhere. Raw neighbours of
 * this kind are too few, and too often false, to be calibrated on.
 */
const STUB_WIDTH = 1 / 3;
const STUB_COST = 8;

interface LineFeatures {
  readonly head: Uint32Array;
  readonly tail: Uint32Array;
  readonly left: number;
  readonly right: number;
  readonly closed: number;
  readonly isStub: boolean;
  readonly opens: string;
  readonly closes: string;
  readonly clashes: string;
}

/**
 * Calibrates the score of a joint on the document itself: raw neighbours are nearly all true joints, random pairs nearly
 * all false ones, and the score is the log of the two likelihoods' ratio, from three kinds of evidence: the wording across the
 * joint (boundary PMI of a character model), the shape of both lines (width, ending, opening) and open brackets.
 *
 * In: lines in raw order with the measure of each in em, 0 for flowing text, which tells nothing. Out: scores by line index.
 * Source: ORDER-NOTES 4.4, where this raised the AUC of true against random joints from .87 to .915.
 */
export function calibrateJoints(
  lines: readonly Line[],
  measures: Float64Array,
  scorer: CharacterScorer,
): CalibratedJoints {
  const features = lines.map((line, i) => describe(line, measures[i]!));
  const pmi = (left: number, right: number) => scorer.boundaryPmi(features[left]!.tail, features[right]!.head);
  const wording = [0, 1].map(() => ({ hit: new Float64Array(BINS), miss: new Float64Array(BINS) }));
  const shape = new Float64Array(LEFT_KINDS * RIGHT_KINDS);
  const count = (left: number, right: number, side: 'hit' | 'miss') => {
    const [u, v] = [features[left]!, features[right]!];
    wording[u.closed]![side][binOf(pmi(left, right))]! += 1;
    if (side === 'hit') shape[u.left * RIGHT_KINDS + v.right]! += 1;
  };
  let seed = 1;
  for (let i = 0; i + 1 < lines.length; i += 1) {
    if (measures[i] === 0) continue;
    if (measures[i + 1] === measures[i]) count(i, i + 1, 'hit');
    for (let k = 0; k < CHANCE_PAIRS; k += 1) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      const other = Math.floor((seed / 2 ** 32) * lines.length);
      if (measures[other] !== 0 && other !== i && other !== i + 1) count(i, other, 'miss');
    }
  }
  const wordingRatio = wording.map(({ hit, miss }) => monotone(logRatio(smooth(hit), smooth(miss), 1)));
  const shapeInColumn = shapeRatios(shape, features, measures);
  const shapeRatio = shapeInColumn.map((ratio) => Math.max(ratio, -MOST_SHAPE));
  const evidence = (left: number, right: number): JointEvidence => {
    const [u, v] = [features[left]!, features[right]!];
    return {
      wording: wordingRatio[u.closed]![binOf(pmi(left, right))]!,
      shape: shapeRatio[u.left * RIGHT_KINDS + v.right]!,
      brackets: matchBrackets(u, v),
    };
  };
  const score = remember(lines.length, (left, right) => {
    const found = evidence(left, right);
    return found.wording + found.shape + found.brackets;
  });
  const inColumn = (left: number, right: number) => {
    const [u, v] = [features[left]!, features[right]!];
    const index = u.left * RIGHT_KINDS + v.right;
    const isStub = u.isStub && v.right < 2 * START_KINDS;
    return score(left, right) + shapeInColumn[index]! - shapeRatio[index]! - (isStub ? STUB_COST : 0);
  };
  return { score, inColumn, evidence };
}

function describe(line: Line, measure: number): LineFeatures {
  const codes = foldText(line.text);
  const width = measureText(line.text);
  const size = width >= measure - FULL_SLACK ? 0 : width >= measure - INDENT_SLACK ? 1 : 2;
  const marker = parseMarker(line.text);
  const sentence = endsSentence(line.text);
  const heading = !sentence && ((marker !== null && marker.level <= 2) || line.text.startsWith('——')) && size === 2;
  const ending = heading ? 3 : sentence ? 0 : COMMA_END.test(line.text) ? 1 : 2;
  const start = BAD_START.test(line.text) ? 2 : marker || line.text.startsWith('——') ? 1 : 0;
  return {
    head: codes.slice(0, 4),
    tail: codes.slice(-4),
    left: size * END_KINDS + ending,
    right: size * START_KINDS + start,
    closed: sentence || heading ? 1 : 0,
    isStub: !sentence && !marker && width <= STUB_WIDTH * measure,
    ...readBrackets(line.text),
  };
}

/** `opens`: closing marks still owed at the line's end; `closes`: those that a line before must owe; `clashes`: opened first. */
function readBrackets(text: string): Pick<LineFeatures, 'opens' | 'closes' | 'clashes'> {
  let opens = '';
  let closes = '';
  let clashes = '';
  for (const character of text) {
    const opening = OPENING.indexOf(character);
    const closing = CLOSING.indexOf(character);
    if (opening >= 0) {
      if (!closes.includes(CLOSING[opening]!) && !clashes.includes(CLOSING[opening]!)) clashes += CLOSING[opening]!;
      opens += CLOSING[opening]!;
    } else if (closing >= 0) {
      if (opens.endsWith(character)) opens = opens.slice(0, -1);
      else if (!closes.includes(character)) closes += character;
    }
  }
  return { opens: opens.slice(-1), closes: closes.slice(0, 1), clashes };
}

function matchBrackets(u: LineFeatures, v: LineFeatures): number {
  if (u.opens === '') return v.closes === '' || u.closes !== '' ? 0 : BRACKET_CLASH / 2;
  if (v.closes === u.opens) return BRACKET_MATCH;
  return v.closes !== '' || v.clashes.includes(u.opens) ? BRACKET_CLASH : 0;
}

function binOf(pmi: number): number {
  return Math.max(0, Math.min(BINS - 1, Math.floor(((pmi - LOWEST) / (HIGHEST - LOWEST)) * BINS)));
}

function smooth(counts: Float64Array): Float64Array {
  return counts.map((count, i) => 0.5 * count + 0.25 * (counts[i - 1] ?? count) + 0.25 * (counts[i + 1] ?? count));
}

/** ln of the two shares' ratio, with `weight` pseudo-counts spread as both together, and the contamination taken off. */
function logRatio(hit: Float64Array, miss: Float64Array, weight: number, most = MOST): Float64Array {
  const hits = hit.reduce((a, b) => a + b, 0) || 1;
  const misses = miss.reduce((a, b) => a + b, 0) || 1;
  return hit.map((count, i) => {
    const prior = (count + miss[i]!) / (hits + misses) + 1e-4;
    const chance = (miss[i]! + weight * prior) / (misses + weight);
    const raw = (count + weight * prior) / (hits + weight);
    const truth = Math.max((raw - CONTAMINATION * chance) / (1 - CONTAMINATION), raw * 0.05, 1e-6);
    return Math.max(-most, Math.log(truth / chance));
  });
}

/** Pairs of shapes that chance is given beside those that were seen. */
const SHAPE_WEIGHT = 2;

/**
 * ln of how much likelier two line shapes stand behind one another than by chance, which is the product of their shares: pairs drawn
 * at random would leave rare shapes uncounted, and a heading behind a paragraph's end would be worth ten nats.
 */
function shapeRatios(hit: Float64Array, features: readonly LineFeatures[], measures: Float64Array): Float64Array {
  const [left, right] = [new Float64Array(LEFT_KINDS), new Float64Array(RIGHT_KINDS)];
  for (const [i, each] of features.entries()) {
    if (measures[i] === 0) continue;
    left[each.left]! += 1;
    right[each.right]! += 1;
  }
  const lines = left.reduce((a, b) => a + b, 0) || 1;
  const hits = hit.reduce((a, b) => a + b, 0) || 1;
  return hit.map((count, i) => {
    const chance = ((left[Math.floor(i / RIGHT_KINDS)]! + 1) * (right[i % RIGHT_KINDS]! + 1)) / (lines + 1) ** 2;
    const raw = (count + SHAPE_WEIGHT * chance) / (hits + SHAPE_WEIGHT);
    const truth = Math.max((raw - CONTAMINATION * chance) / (1 - CONTAMINATION), raw * 0.05, 1e-6);
    return Math.max(-MOST_IN_COLUMN, Math.log(truth / chance));
  });
}

/** The nearest rising sequence (pool adjacent violators), since better wording never speaks against a joint. */
function monotone(values: Float64Array): Float64Array {
  const blocks: { sum: number; size: number }[] = [];
  for (const value of values) {
    let block = { sum: value, size: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.size > block.sum / block.size; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, size: last.size + block.size };
      blocks.pop();
    }
    blocks.push(block);
  }
  return Float64Array.from(blocks.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size)));
}

/** Up to so many lines every score fits a table of 36 MB; above, a map holds those that were asked for. */
const TABLE_LINES = 3000;

/** The same score, each computed once. */
function remember(count: number, score: JointScore): JointScore {
  if (count > TABLE_LINES) {
    const known = new Map<number, number>();
    return (left, right) => {
      const key = left * count + right;
      const found = known.get(key) ?? score(left, right);
      known.set(key, found);
      return found;
    };
  }
  const table = new Float32Array(count * count).fill(Number.NaN);
  return (left, right) => {
    const key = left * count + right;
    if (Number.isNaN(table[key]!)) table[key] = score(left, right);
    return table[key]!;
  };
}
