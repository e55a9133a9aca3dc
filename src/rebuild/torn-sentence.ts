import type { DocumentLanguage } from '../language/document-language.ts';
import { measureWording } from '../language/joint-wording.ts';
import { endsSentence } from '../layout/measure.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import { isSession } from '../markers/session-line.ts';
import type { Confidence } from '../types.ts';
import { isByline } from './paragraph-kind.ts';

/** How the text goes over from one paragraph of flowing text to the next. */
export interface TornJoint {
  readonly class: Confidence;
  /** Log likelihood ratio, in nats, of a sentence that goes on against two strangers. */
  readonly confidence: number;
  /** Nats of the wording: boundary PMI and topic affinity. */
  readonly wording: number;
}

/** A text of one sentence is prose from so many characters on: shorter ones may be labels, entries, headings. */
const PROSE = 60;

/**
 * Prior odds, as ln, that the paragraph behind one that breaks off goes on with it: through a caption, in a text that has captions
 * or other such breaks, and in a text that shows no damage at all.
 */
const PRIORS = { caption: 3, damaged: 1.5, sound: -2.5 } as const;
export type Surroundings = keyof typeof PRIORS;

/** Nats of posterior odds from which a joint is certain, and from which it is made. */
const CERTAIN = 4;
const PROBABLE = 1.5;

interface Normal {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * Wording of true and of chance joints, nats: two normal distributions, fitted on 1,350 torn paragraphs of sixteen reports that the
 * model does not know (with the tear taken out of the document's own counts) and on 2,600 pairs of strangers from the same reports.
 */
const TRUE_JOINT: Normal = { mean: 8.1, deviation: 4.2 };
const CHANCE_JOINT: Normal = { mean: -2.4, deviation: 3 };

/** One joint's wording never decides by more than this. */
const MOST = 8;

const badStart = /^[，。、；：！？”’）》〉】」』%％,;:!?)]/u;
const opener = /^(?:[●•■◆○·▶▷►➤▲△]|——|[—–-]\s|各位代表|同志们)/u;
const bracketEnd = /[）)\]】〕]$/u;

/**
 * Whether a paragraph of flowing text breaks off in mid-sentence: prose without a sentence's end. What ends with a bracket is
 * whole (（鼓掌）, （共5个）), and so are headings, bylines and items.
 */
export function isTorn(text: string): boolean {
  if (endsSentence(text) || bracketEnd.test(text) || isByline(text) || isSession(text) || opener.test(text))
    return false;
  if (text.length < PROSE && !/[。；！？]/u.test(text)) return false;
  return /[，。；、]/u.test(text);
}

/** Whether a paragraph may go on with a sentence: none begins with a section marker, a bullet or an address. */
export function mayGoOn(text: string): boolean {
  return !opener.test(text) && parseMarker(text) === null && !isByline(text) && !isSession(text);
}

/**
 * Measures how well `right` goes on with the sentence in which `left` breaks off.
 *
 * @example 成功举办第九 | 届中医药发展与科学大会 is certain; 加快构建现代化产业体系。综合实 | 全省第三，是水质 is guessed.
 */
export function judgeTorn(left: string, right: string, around: Surroundings, language: DocumentLanguage): TornJoint {
  const wording = measureWording(left, right, language);
  const mark = badStart.test(right) ? MOST : 0;
  const confidence = Math.max(-MOST, Math.min(MOST, ratioOf(wording))) + mark;
  const odds = confidence + PRIORS[around];
  return { class: odds >= CERTAIN ? 'certain' : odds >= PROBABLE ? 'probable' : 'guessed', confidence, wording };
}

/** Log likelihood ratio. Far below both means the wider distribution would win: there it stays what it is at the lower mean. */
function ratioOf(wording: number): number {
  const at = Math.max(wording, CHANCE_JOINT.mean);
  const log = ({ mean, deviation }: Normal) => -Math.log(deviation) - ((at - mean) / deviation) ** 2 / 2;
  return log(TRUE_JOINT) - log(CHANCE_JOINT);
}
