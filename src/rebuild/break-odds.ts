import type { Form } from '../markers/marker.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import { type Closing, closingOf } from './closes-sentence.ts';
import type { LineFit } from './line-fit.ts';

/** What the lines of a region say about where their paragraphs end. */
export interface BreakOdds {
  /** First lines are two em shorter than they might be: print had indents, and the text does not show them. */
  readonly isSetIn: boolean;
  /** Room on every line before what the next one begins with; 0 on the last. */
  readonly rooms: Float64Array;
  /** ln odds that a paragraph ends behind a line that closes a sentence. */
  behind(line: number, isFirstLine: boolean): number;
  /** Whether a line that closes nothing has more room than lines that run on ever have. */
  isCutShort(line: number, isFirstLine: boolean): boolean;
}

/** An indent that does not show, in em. */
const INDENT = 2;

/** With so much room a line that closes a sentence ends its paragraph, whether it was set in or not. */
const SURE_ROOM = 4.4;

/** Classes of room by their lower edges in em, below the first of which a line is full; the last class is open. */
const EDGES = [0, 0.5, 1, 2, 3];
const CLASSES = EDGES.length + 1;

function classOf(room: number): number {
  let found = 0;
  while (found < EDGES.length && room >= EDGES[found]!) found += 1;
  return found;
}

/** How many em of room a class holds, under a measure: where a paragraph ends on its last line is chance. */
function emIn(found: number, measure: number): number {
  if (found === 0) return 1;
  const edge = EDGES[found - 1]!;
  return found === CLASSES - 1 ? Math.max(1, measure - edge) : EDGES[found]! - edge;
}

/**
 * Shares of lines that run on, and of first lines that were set in, by class of room: what is expected before a text is
 * looked at. Set by judgement, not drawn from a corpus; a text of a hundred lines speaks louder.
 */
const RUN_ON = [0.96, 0.014, 0.006, 0.01, 0.005, 0.005];
const SET_IN = [0.06, 0.06, 0.06, 0.7, 0.08, 0.04];
/** Lines that these are worth against those of the text itself. */
const RUN_ON_WEIGHT = 20;
const SET_IN_WEIGHT = 6;

/** How often a sentence that begins like this begins a paragraph, before a text is looked at: by judgement, as above. */
const openers: Readonly<Record<Form | 'salutation' | 'dash' | 'year' | 'topic' | 'other', number>> = {
  annex: 0.95,
  part: 0.97,
  chapter: 0.97,
  section: 0.97,
  article: 0.97,
  clause: 0.5,
  roman: 0.9,
  heading: 0.95,
  subheading: 0.9,
  item: 0.9,
  letter: 0.8,
  subitem: 0.8,
  circled: 0.6,
  ordinal: 0.5,
  word: 0.3,
  point: 0.4,
  salutation: 0.9,
  dash: 0.6,
  year: 0.35,
  topic: 0.35,
  other: 0.2,
};
type Opener = keyof typeof openers;

/** Behind ； and ： a sentence goes on, unless an item of a list begins. */
const GOES_ON: Readonly<Record<Exclude<Closing, 'none'>, number>> = { sentence: 1, clause: 0.2, colon: 0.4 };

/** Places that the shares above are worth. */
const OPENER_WEIGHT = 2;
const OTHER_WEIGHT = 6;

/** Openers as sure as this begin a paragraph behind any mark. */
const SURE_OPENER = 0.7;

/** Longest sentence's end with a note behind it, in UTF-16 units. */
const NOTE = 48;

/** So many characters of a sentence show how it opens. */
const OPENING = 20;

/** A line of a whole sentence wider than this, in em below the measure, was not set in. */
const TOO_WIDE = 1.4;
/** The room on one line speaks no louder than this against a paragraph, in nats: that line may be spread or misread. */
const AGAINST = -2.5;

/** Lines that run on with so much room are exceptions. */
const RARE = 0.05;

/** Blanks in justified lines are of any width: such lines say nothing of room. */
const blank = /\s/u;

/** The end of a sentence or clause within a line. */
const inline = /[。！？!?：:；;…][”’」』》）)\]]*(?=[^”’」』》）)\]])/gu;

const salutation = /^(?:各位代表|各位委员|同志们|代表们|女士们|朋友们)/u;

/** A date or span that a passage of a report opens with. */
const year = /^(?:[12]\d{3}年|[一二三四五六七八九十两]年来|过去[一五]年|今年|去年)/u;

/** A sentence of a few words that says what a paragraph is about: 市场活力持续迸发。 */
const topic = /^[^，。；：！？]{3,18}[。！]/u;

/** How a sentence or paragraph begins. */
function openerOf(text: string): Opener {
  if (salutation.test(text)) return 'salutation';
  if (text.startsWith('——')) return 'dash';
  const marker = parseMarker(text);
  if (marker) return marker.form;
  return year.test(text) ? 'year' : topic.test(text) ? 'topic' : 'other';
}

/** What the lines of a region are, seen one by one. */
export interface RegionLines {
  readonly texts: readonly string[];
  readonly fit: LineFit;
  /** Room on every line before what the next one begins with; 0 on the last. */
  readonly rooms: Float64Array;
  /** How the sentence closes that ends with a line, if one does. */
  readonly closings: readonly Closing[];
}

/** What is learnt from lines, in counts. */
interface Evidence {
  /** Lines that run on, and first lines that break off, by class of room. */
  readonly runOn: Float64Array;
  readonly first: Float64Array;
  /** Sentences by how the one before closes and how they open: those that begin a paragraph, and those within lines. */
  readonly starts: ReadonlyMap<string, number>;
  readonly within: ReadonlyMap<string, number>;
}

export function readRegionLines(texts: readonly string[], fit: LineFit): RegionLines {
  return {
    texts,
    fit,
    rooms: Float64Array.from(texts, (text, i) => (i + 1 < texts.length ? fit.roomFor(texts[i + 1]!, text) : 0)),
    closings: texts.map((text, i) => closingOf(i > 0 && text.length < NOTE ? texts[i - 1]! + text : text)),
  };
}

/**
 * Weighs where the paragraphs of set lines end, by Bayes' rule, with the text as its own witness.
 *
 * Three things are learnt from it: how often a sentence that closes and opens like this ends a paragraph (of those within lines
 * none does, of those that stop far short of the measure all do; that either falls on the edge of a line is chance), how much
 * room is left on lines that run on, and how much on first lines.
 *
 * In: the regions of a text that are set in lines. Out: the odds of each; a short region goes by the others.
 */
export function learnBreakOdds(regions: readonly RegionLines[]): readonly BreakOdds[] {
  const found = regions.map(gatherEvidence);
  const all = pool(found);
  const runOn = posterior(RUN_ON, RUN_ON_WEIGHT, all.runOn);
  const first = posterior(SET_IN, SET_IN_WEIGHT, all.first);
  const isSetIn = mostlySetIn(all.first, 1);
  const openerOdds = openerOddsOf(all);
  return regions.map((region, k) => {
    const own = found[k]!;
    return breakOddsOf(
      region,
      posterior(runOn, RUN_ON_WEIGHT, own.runOn),
      posterior(first, SET_IN_WEIGHT, own.first),
      mostlySetIn(own.first, isSetIn ? 1 : 0),
      openerOdds,
    );
  });
}

function breakOddsOf(
  { texts, fit, rooms, closings }: RegionLines,
  runOn: readonly number[],
  first: readonly number[],
  isSetIn: boolean,
  openerOdds: (closing: Exclude<Closing, 'none'>, opener: Opener) => number,
): BreakOdds {
  const roomOf = (i: number, isFirstLine: boolean) => rooms[i]! - (isSetIn && isFirstLine ? INDENT : 0);
  /** ln of how much likelier the room on a line is where it was set in. */
  const startOdds = (i: number) => {
    if (i + 1 >= texts.length) return 0;
    if (closings[i] !== 'none') return fit.widthOf(texts[i]!) > fit.measure - TOO_WIDE ? AGAINST : 0;
    return Math.max(AGAINST, Math.log(first[classOf(rooms[i]!)]! / runOn[classOf(rooms[i]!)]!));
  };
  const openingAt = (i: number) => {
    const opener = openerOf(texts[i]! + (texts[i + 1] ?? ''));
    // A short sentence alone on its line is as often a paragraph's last.
    return opener === 'topic' && closings[i] !== 'none' && rooms[i]! >= INDENT ? 'other' : opener;
  };
  return {
    isSetIn,
    rooms,
    behind: (i, isFirstLine) => {
      const closing = closings[i]!;
      const room = classOf(roomOf(i, isFirstLine));
      const sentence = closing === 'none' ? 0 : openerOdds(closing, openingAt(i + 1));
      return sentence + Math.log(emIn(room, fit.measure) / runOn[room]!) + (isSetIn ? startOdds(i + 1) : 0);
    },
    isCutShort: (i, isFirstLine) => roomOf(i, isFirstLine) >= SURE_ROOM - 1 && runOn[CLASSES - 1]! < RARE,
  };
}

function gatherEvidence({ texts, fit, rooms, closings }: RegionLines): Evidence {
  const [runOn, first] = [new Float64Array(CLASSES), new Float64Array(CLASSES)];
  const [starts, within] = [new Map<string, number>(), new Map<string, number>()];
  const add = (counts: Map<string, number>, key: string, weight: number) =>
    counts.set(key, (counts.get(key) ?? 0) + weight);
  // Of the ends of paragraphs so many stop short enough to be sure.
  const weight = fit.measure / Math.max(1, fit.measure - SURE_ROOM);
  const isSure = (i: number) => closings[i] !== 'none' && rooms[i]! >= SURE_ROOM;
  for (const [i, text] of texts.entries()) {
    const next = texts[i + 1];
    if (i > 0 && next !== undefined && closings[i] === 'none' && !blank.test(text)) {
      if (closings[i - 1] === 'none') runOn[classOf(rooms[i]!)]! += 1;
      else if (isSure(i - 1) && rooms[i]! < (parseMarker(text) ? 3 : SURE_ROOM)) first[classOf(rooms[i]!)]! += 1;
    }
    if (next !== undefined && isSure(i)) add(starts, `${closings[i]} ${openerOf(next + (texts[i + 2] ?? ''))}`, weight);
    for (const { 0: mark, index } of text.matchAll(inline)) {
      const at = index + mark.length;
      add(
        within,
        `${closingOf(text.slice(Math.max(0, at - NOTE), at))} ${openerOf((text + (next ?? '')).slice(at, at + OPENING))}`,
        1,
      );
    }
  }
  return { runOn, first, starts, within };
}

function pool(found: readonly Evidence[]): Evidence {
  const sum = (counts: (each: Evidence) => Float64Array) =>
    found.reduce((total, each) => total.map((count, k) => count + counts(each)[k]!), new Float64Array(CLASSES));
  const join = (counts: (each: Evidence) => ReadonlyMap<string, number>) => {
    const joined = new Map<string, number>();
    for (const each of found) for (const [key, count] of counts(each)) joined.set(key, (joined.get(key) ?? 0) + count);
    return joined;
  };
  return {
    runOn: sum(({ runOn }) => runOn),
    first: sum(({ first }) => first),
    starts: join(({ starts }) => starts),
    within: join(({ within }) => within),
  };
}

/** Shares by what was expected, worth so many lines, and what was counted. */
function posterior(expected: readonly number[], weight: number, counts: Float64Array): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, weight);
  return expected.map((share, k) => (share * weight + counts[k]!) / total);
}

/** Whether most first lines have room that a full line has not; `expected` speaks where there are few. */
function mostlySetIn(first: Float64Array, expected: number): boolean {
  const total = first.reduce((sum, count) => sum + count, 0);
  return 2 * (total - first[0]! + expected) >= total + 1;
}

/** How often a paragraph begins behind a sentence, by how that one closes and how the next opens: ln odds. */
function openerOddsOf({ starts, within }: Evidence): (closing: Exclude<Closing, 'none'>, opener: Opener) => number {
  return (closing, opener) => {
    const key = `${closing} ${opener}`;
    const share = openers[opener] * (openers[opener] < SURE_OPENER ? GOES_ON[closing] : 1);
    const own = opener === 'other' ? OTHER_WEIGHT : OPENER_WEIGHT;
    return Math.log(((starts.get(key) ?? 0) + own * share) / ((within.get(key) ?? 0) + own * (1 - share)));
  };
}
