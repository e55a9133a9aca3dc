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

/** Classes of room in em: none, up to 1, 2, 3, and more. */
const CLASSES = 5;
const classOf = (room: number) => (room < 0 ? 0 : Math.min(CLASSES - 1, 1 + Math.floor(room)));

/** Lines that run on, and first lines that were set in, by class of room; drawn from the reports of 1954 to 2025 set at 9 widths. */
const RUN_ON = [0.94, 0.035, 0.015, 0.005, 0.005];
const SET_IN = [0.06, 0.12, 0.7, 0.08, 0.04];
/** Lines that these are worth against those of the text itself. */
const RUN_ON_WEIGHT = 20;
const SET_IN_WEIGHT = 6;

/** How often a sentence that begins like this begins a paragraph, before a text is looked at. */
const openers: Readonly<Record<Form | 'salutation' | 'dash' | 'other', number>> = {
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
  other: 0.2,
};
type Opener = keyof typeof openers;

/** Behind ； and ： a sentence goes on, unless an item of a list begins. */
const GOES_ON: Readonly<Record<Exclude<Closing, 'none'>, number>> = { sentence: 1, clause: 0.2, colon: 0.4 };

/** Places that the shares above are worth. */
const OPENER_WEIGHT = 2;
const OTHER_WEIGHT = 6;

const salutation = /^(?:各位代表|各位委员|同志们|代表们|女士们|朋友们)/u;

/** How a sentence or paragraph begins. */
function openerOf(text: string): Opener {
  if (salutation.test(text)) return 'salutation';
  if (text.startsWith('——')) return 'dash';
  return parseMarker(text)?.form ?? 'other';
}

/**
 * Weighs where the paragraphs of set lines end, by Bayes' rule, with the text as its own witness.
 *
 * Three things are learnt from it: how often a sentence that closes and opens like this ends a paragraph (of those within lines
 * none does, of those that stop far short of the measure all do; that either falls on the edge of a line is chance), how much
 * room is left on lines that run on, and how much on first lines.
 *
 * In: the texts of a region in reading order and how their lines were filled.
 */
export function learnBreakOdds(texts: readonly string[], fit: LineFit): BreakOdds {
  const rooms = Float64Array.from(texts, (text, i) => (i + 1 < texts.length ? fit.roomFor(texts[i + 1]!, text) : 0));
  const closings = texts.map((text, i) => closingOf(i > 0 && text.length < 48 ? texts[i - 1]! + text : text));
  const isOpen = (i: number) => closings[i] === 'none';
  const isSure = (i: number) => !isOpen(i) && rooms[i]! >= SURE_ROOM;
  const runOn = shares(RUN_ON, RUN_ON_WEIGHT, (count) => {
    for (let i = 1; i + 1 < texts.length; i += 1) if (isOpen(i) && isOpen(i - 1)) count(rooms[i]!);
  });
  const firstRooms = texts.flatMap((text, i) => {
    const isFirst = i > 0 && i + 1 < texts.length && isSure(i - 1) && isOpen(i) && rooms[i]! < SURE_ROOM;
    return isFirst && !(parseMarker(text) && rooms[i]! >= 3) ? [rooms[i]!] : [];
  });
  const setIn = firstRooms.filter((room) => room >= 0.5).length;
  const isSetIn = 2 * (setIn + 1) >= firstRooms.length + 1;
  const first = shares(SET_IN, SET_IN_WEIGHT, (count) => firstRooms.forEach(count));
  const openerOdds = countOpeners(texts, closings, isSure, fit.measure);
  const roomOf = (i: number, isFirstLine: boolean) => rooms[i]! - (isSetIn && isFirstLine ? INDENT : 0);

  const behind = (i: number, isFirstLine: boolean) => {
    const next = texts[i + 1]!;
    const room = classOf(roomOf(i, isFirstLine));
    const atEnd = room === CLASSES - 1 ? Math.max(1, fit.measure - CLASSES + 2) : 1;
    const closing = closings[i]!;
    const ending = closing === 'none' ? 0 : openerOdds(closing, openerOf(next));
    return ending + Math.log(atEnd / runOn[room]!) + (isSetIn ? startOdds(i + 1) : 0);
  };
  /** ln of how much likelier the room on a line is where it was set in. */
  const startOdds = (i: number) => {
    if (i + 1 >= texts.length) return 0;
    if (isOpen(i)) return Math.log(first[classOf(rooms[i]!)]! / runOn[classOf(rooms[i]!)]!);
    return fit.widthOf(texts[i]!) > fit.measure - 1.4 ? -2.5 : 0;
  };
  const isCutShort = (i: number, isFirstLine: boolean) =>
    roomOf(i, isFirstLine) >= SURE_ROOM - 1 && runOn[CLASSES - 1]! < 0.05;
  return { isSetIn, rooms, behind, isCutShort };
}

function shares(
  prior: readonly number[],
  weight: number,
  each: (count: (room: number) => void) => void,
): readonly number[] {
  const counts = prior.map((share) => share * weight);
  let total = weight;
  each((room) => {
    counts[classOf(room)]! += 1;
    total += 1;
  });
  return counts.map((count) => count / total);
}

const inline = /[。！？!?：:；;…][”’」』》）)\]]*(?=[^”’」』》）)\]])/gu;

/** How often a paragraph begins behind a sentence, by how that one ends and how the next begins: ln odds. */
function countOpeners(
  texts: readonly string[],
  closings: readonly Closing[],
  isSure: (i: number) => boolean,
  measure: number,
): (closing: Exclude<Closing, 'none'>, opener: Opener) => number {
  const starts = new Map<string, number>();
  const within = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string, weight: number) =>
    counts.set(key, (counts.get(key) ?? 0) + weight);
  // Of the ends of paragraphs so many stop short enough to be sure.
  const weight = measure / Math.max(1, measure - SURE_ROOM);
  for (const [i, text] of texts.entries()) {
    const next = texts[i + 1];
    if (next !== undefined && isSure(i)) add(starts, `${closings[i]} ${openerOf(next)}`, weight);
    for (const { 0: mark, index } of text.matchAll(inline)) {
      const at = index + mark.length;
      add(within, `${closingOf(text.slice(0, at).slice(-48))} ${openerOf(text.slice(at, at + 12))}`, 1);
    }
  }
  return (closing, opener) => {
    const key = `${closing} ${opener}`;
    const share = openers[opener] * (opener === 'other' || openers[opener] < 0.7 ? GOES_ON[closing] : 1);
    const own = opener === 'other' ? OTHER_WEIGHT : OPENER_WEIGHT;
    const [begun, gone] = [starts.get(key) ?? 0, within.get(key) ?? 0];
    return Math.log((begun + own * share) / (gone + own * (1 - share)));
  };
}
