/** What the difference between two readings of a place is about. */
export type ReadingClass = 'misreading' | 'number' | 'rewording';

/** Two readings of one place in the same surroundings. */
export interface ReadingPair {
  readonly raw: string;
  readonly other: string;
  /** Text on either side, without white space. */
  readonly before: string;
  readonly after: string;
}

/** How well a reading goes with its surroundings, in nats. */
export interface Plausibility {
  /** ln P of the reading and of the four characters behind it. */
  readonly sum: number;
  /** Mean ln P of each character after the one before it, from the first of the reading to the one behind it. */
  readonly mean: number;
  /** How much better than by chance the best two neighbours of those go together: high where the reading is part of a word. */
  readonly bond: number;
}

/** As the language has it, and as the language and the two texts together have it: a name may stand in the texts alone. */
export interface Plausibilities {
  readonly inLanguage: Plausibility;
  readonly inTexts: Plausibility;
}

/**
 * A misreading makes no word with its neighbours (bond below 2, mean below −7), while the witness's reading does (bond above 1) and is
 * likelier by 4 nats. A word that a bad witness misreads time and again is none of the language.
 *
 * Measured, numbers and other facts left out: of 575 characters and pairs that Tesseract misread in two gazettes (three scans each)
 * 363 are told so; the other way round, the scans as witnesses of the true text, 10 are taken for better. Of 278 rewordings between
 * 26 pairs of yearly reports and 70 pairs of provincial ones 3 look so, none once {@link LEAST_COVERED} holds.
 */
const LEAST_LEAD = 4;
const MOST_BOND = 2;
const MOST_MEAN = -7;
const LEAST_BOND_OF_OTHER = 1;

/**
 * Share of the text that the witness must say too, for its readings to be more than another wording: the same report has .8 and
 * more, a newspaper's summary beside the report .84, the report of the year before .2, of another province .1 (.17 at most).
 */
export const LEAST_COVERED = 0.35;

/** A misreading exchanges one character or two: what is longer is hardly ever read from shape alone. */
const MOST_MISREAD = 2;

const NUMERAL = /[\d０-９〇零一二三四五六七八九十百千万亿兆两半]/u;
const BEHIND_NUMBER = /[\d０-９〇零一二三四五六七八九十百千万亿兆两半][余多来]?[个]?$/u;
const DATE_PART = /[年月日号时分]/u;

/** Characters of which one for another changes a fact: parts of the country, their short names, directions and denials. */
const FACTS = [
  /[省市区县州盟旗乡镇村]/u,
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台滇黔蜀秦]/u,
  /[不未无没非免增减升降涨跌扩缩高低上下正负多少大小前后内外东南西北左右男女]/u,
];

/** A name of a person stands behind an office and before its verb or honour. */
const BEHIND_OFFICE =
  /(?:[省市县区州镇乡]长|书记|主任|主席|记者|局长|厅长|处长|院长|校长|通讯员|编辑|作者|委员|代表)[：:]?\p{Script=Han}{0,2}$/u;
const BEFORE_HONOUR = /^\p{Script=Han}{0,2}(?:同志|先生|女士|摄|委员|代表)/u;

const HAN_ONLY = /^\p{Script=Han}+$/u;

/**
 * Classes two readings of a place. Where the difference may be one of fact it is never a misreading, however it looks: numbers with
 * their units, names of places and persons, more and less.
 *
 * In: the readings with what stands around them, whether the witness is surely the same text, and how plausible a reading is there.
 *
 * @example
 * 中材科技、[鹤→飞]鹤乳品 is a misreading; 生猪700万[吨→头] a number; 走[遍→进]联合国 a rewording.
 */
export function classReading(
  pair: ReadingPair,
  isSameText: boolean,
  plausibility: (reading: string) => Plausibilities,
): ReadingClass {
  if (isNumber(pair)) return 'number';
  const { raw, other } = pair;
  const count = Array.from(raw).length;
  const mayBeMisread = isSameText && count <= MOST_MISREAD && count === Array.from(other).length;
  if (!mayBeMisread || !HAN_ONLY.test(raw) || !HAN_ONLY.test(other) || isFact(pair)) return 'rewording';
  const [read, witnessed] = [plausibility(raw), plausibility(other)];
  const isOdd = read.inTexts.bond <= MOST_BOND && read.inTexts.mean <= MOST_MEAN;
  const isBetter =
    leads(witnessed.inTexts, read.inTexts, LEAST_LEAD) && leads(witnessed.inLanguage, read.inLanguage, 0);
  return isOdd && isBetter ? 'misreading' : 'rewording';
}

function leads(first: Plausibility, second: Plausibility, least: number): boolean {
  return first.bond >= LEAST_BOND_OF_OTHER && first.sum - second.sum >= least;
}

function isNumber({ raw, other, before, after }: ReadingPair): boolean {
  if (NUMERAL.test(raw) || NUMERAL.test(other) || BEHIND_NUMBER.test(before)) return true;
  return (DATE_PART.test(raw) || DATE_PART.test(other)) && NUMERAL.test(after.slice(0, 1));
}

function isFact({ raw, other, before, after }: ReadingPair): boolean {
  const isOfKind = FACTS.some((kind) => kind.test(raw) && kind.test(other));
  return isOfKind || BEHIND_OFFICE.test(before) || BEFORE_HONOUR.test(after);
}
