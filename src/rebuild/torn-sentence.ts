import type { DocumentLanguage } from '../language/document-language.ts';
import { foldText } from '../language/fold-character.ts';
import { readWording, TOPIC_WEIGHT } from '../language/joint-wording.ts';
import { endsSentence } from '../layout/measure.ts';
import { parseMarker } from '../markers/parse-marker.ts';
import { isSession } from '../markers/session-line.ts';
import { matchBrackets, readBrackets } from '../order/open-brackets.ts';
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

/**
 * A text of one sentence is prose from so many characters on: shorter ones may be labels, entries, headings. In front of a caption
 * fewer are enough.
 */
const PROSE = { bare: 60, interrupted: 15 } as const;

/**
 * Prior odds, as ln, that the paragraph behind one that breaks off goes on with it: through a caption, in a text that has captions
 * or shattered headings, in one that has another torn sentence, and in a text that shows no damage at all. With these 98 in 100 torn sentences are joined through a caption,
 * and 28 in 100 strangers would be, were they ever to stand there.
 */
const PRIORS = { caption: 3, damaged: 1.5, torn: 0, sound: -4 } as const;
export type Surroundings = keyof typeof PRIORS;

/** Nats of posterior odds from which a joint is certain, and from which it is made. */
const CERTAIN = 4;
const PROBABLE = 1.2;

interface Normal {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * Boundary PMI (nats) and topic affinity of true and of chance joints, as normal distributions: 1,350 paragraphs of sixteen reports
 * that the model does not know, torn at any character (and the tear taken out of the document's own counts), and 2,600 pairs of
 * strangers from the same reports.
 */
const TRUE_BOUNDARY: Normal = { mean: 4.1, deviation: 3.5 };
const CHANCE_BOUNDARY: Normal = { mean: -2.3, deviation: 2.4 };
const TRUE_AFFINITY: Normal = { mean: 0.46, deviation: 0.23 };
const CHANCE_AFFINITY: Normal = { mean: 0, deviation: 0.21 };

/**
 * How much likelier, in nats, the first four characters are at the start of a paragraph than elsewhere: of 1,275 paragraphs of the
 * same reports, and of what stands behind a tear in them. 届中医药 has −2.9, 白城市坚 −2.1.
 */
const TRUE_OPENING: Normal = { mean: 0.5, deviation: 2.6 };
const TORN_OPENING: Normal = { mean: -3, deviation: 2.2 };

/** No kind of evidence decides by more nats than this; neighbours are often about the same without going on with one another. */
const MOST = { boundary: 8, affinity: 2, opening: 3 } as const;

/** Nats for an opening that no paragraph has: a word of one character with a comma behind it (画、 修，). */
const STUB_OPENING = 1.5;
const stub = /^\p{Script=Han}[，、；]/u;

const badStart = /^[，。、；：！？”’）》〉】」』%％,;:!?)]/u;
const opener = /^(?:[●•■◆○·▶▷►➤▲△]|——|[—–-]\s|各位代表|同志们)/u;
/** 承办单位：, 获奖个人：: an entry of its own. */
const label = /^[\p{Script=Han}\s]{2,8}[：:]/u;
const bracketEnd = /[）)\]】〕]$/u;

/**
 * Whether a paragraph of flowing text breaks off in mid-sentence: prose without a sentence's end. What ends with a bracket is
 * whole (（鼓掌）, （共5个）), and so are headings, bylines and items.
 */
export function isTorn(text: string, before: keyof typeof PROSE = 'bare'): boolean {
  if (endsSentence(text) || bracketEnd.test(text) || isByline(text) || isSession(text)) return false;
  const isSentence = /[。；！？]/u.test(text);
  if (!isSentence && (text.length < PROSE[before] || opener.test(text) || parseMarker(text))) return false;
  return /[，。；、]|\p{Script=Han}[,;]/u.test(text);
}

/** Whether a paragraph may go on with a sentence: none begins with a section marker, a bullet or an address. */
export function mayGoOn(text: string): boolean {
  return !opener.test(text) && !label.test(text) && parseMarker(text) === null && !isByline(text) && !isSession(text);
}

/**
 * Measures how well `right` goes on with the sentence in which `left` breaks off.
 *
 * @example 成功举办第九 | 届中医药发展与科学大会 is certain; 加快构建现代化产业体系。综合实 | 全省第三，是水质 is guessed.
 */
export function judgeTorn(left: string, right: string, around: Surroundings, language: DocumentLanguage): TornJoint {
  const { boundary, affinity } = readWording(left, right, language);
  const confidence =
    clip(ratioOf(Math.max(boundary, CHANCE_BOUNDARY.mean - 1), TRUE_BOUNDARY, CHANCE_BOUNDARY), MOST.boundary) +
    clip(ratioOf(affinity, TRUE_AFFINITY, CHANCE_AFFINITY), MOST.affinity) +
    judgeOpening(left, right, language) +
    matchBrackets(readBrackets(left), readBrackets(right)) +
    (badStart.test(right) ? MOST.boundary : 0);
  const odds = confidence + PRIORS[around];
  const wording = boundary + TOPIC_WEIGHT * affinity;
  return { class: odds >= CERTAIN ? 'certain' : odds >= PROBABLE ? 'probable' : 'guessed', confidence, wording };
}

/** What begins in the middle of a word goes on with one; behind a comma it is a stranger like any other. */
function judgeOpening(left: string, right: string, language: DocumentLanguage): number {
  const opening =
    ratioOf(measureOpening(right, language), TORN_OPENING, TRUE_OPENING) + (stub.test(right) ? STUB_OPENING : 0);
  const isInWord = /[\p{L}\p{N}]$/u.test(left);
  return clip(isInWord ? opening : Math.min(0, opening), MOST.opening);
}

function measureOpening(text: string, language: DocumentLanguage): number {
  const head = foldText(text.slice(0, 8)).slice(0, 4);
  const scorer = language.scorer();
  return scorer.logLikelihood(head, true).sum - scorer.logLikelihood(head, false).sum;
}

/** Log likelihood ratio. Below both means the wider distribution would win: a value is never taken to be so low. */
function ratioOf(value: number, a: Normal, b: Normal): number {
  const log = ({ mean, deviation }: Normal) => -Math.log(deviation) - ((value - mean) / deviation) ** 2 / 2;
  return log(a) - log(b);
}

function clip(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}
