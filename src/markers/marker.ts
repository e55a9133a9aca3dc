/**
 * The ways to number, outermost first where they nest as usual. Two of one level are told apart by their form.
 *
 * | form       | printed as            | form       | printed as           |
 * | ---------- | --------------------- | ---------- | -------------------- |
 * | annex      | 附件1 附件：1 附录一  | subitem    | (1) ⑴ 1)             |
 * | part       | 第一编 篇 部分        | circled    | ① ❶                  |
 * | chapter    | 第一章                | letter     | A. a)                |
 * | section    | 第一节                | ordinal    | 第一，               |
 * | article    | 第一条                | word       | 首先 其次 再次 最后  |
 * | clause     | 第一款                | point      | 一是 一要            |
 * | roman      | II. Ⅳ、              |            |                      |
 * | heading    | 一、                  |            |                      |
 * | subheading | （一） ㈠             |            |                      |
 * | item       | 1. 1、 ⒈             |            |                      |
 */
const forms = [
  'annex',
  'part',
  'chapter',
  'section',
  'article',
  'clause',
  'roman',
  'heading',
  'subheading',
  'item',
  'letter',
  'subitem',
  'circled',
  'ordinal',
  'word',
  'point',
] as const;

export type Form = (typeof forms)[number];

/** A section marker at the start of a line or paragraph, or an ordinal inside one. */
export interface Marker {
  /** 1 for 一、 and 第一章, 2 for （一） and 第一节, 3 for 1. and 1、, 4 for (1), 5 for ①, 6 for 一是, 7 for 第一条. */
  readonly level: number;
  readonly form: Form;
  readonly value: number;
  /** UTF-16 units of the mark, from the start of the text. */
  readonly length: number;
}

/** GB/T 9704-2012, 7.3.3 fixes 一、 （一） 1. (1); the others stand where reports and laws put them. */
const levels: Readonly<Record<Form, number>> = {
  annex: 1,
  part: 1,
  chapter: 1,
  section: 2,
  article: 7,
  clause: 7,
  roman: 1,
  heading: 1,
  subheading: 2,
  item: 3,
  letter: 5,
  subitem: 4,
  circled: 5,
  ordinal: 6,
  word: 6,
  point: 6,
};

const ranks: ReadonlyMap<Form, number> = new Map(forms.map((form, rank) => [form, rank]));

/** How deep a form stands where forms nest as usual: 一、 stands above （一）. */
export function rankOf(form: Form): number {
  return ranks.get(form)!;
}

export function makeMarker(form: Form, value: number, length: number): Marker {
  return { level: levels[form], form, value, length };
}

/** 最后 closes a count of unknown length: 首先, 其次, 最后. */
const LAST = 9;

/** 首先 is first, 再次 third, 最后 {@link LAST}. */
export function wordValue(word: string): number {
  return { 首: 1, 其: 2, 再: 3 }[word[0]!] ?? LAST;
}

/** Forms that count the points of an argument, within a sentence or at the head of a paragraph; never a heading. */
export function isOrdinal(form: Form): boolean {
  return form === 'point' || form === 'word' || form === 'ordinal';
}

/** Whether `next` goes on with the count that stood at `last`. */
export function follows(last: Marker, next: Marker): boolean {
  if (last.form !== next.form) return false;
  if (next.form === 'word' && next.value === LAST) return last.value < LAST;
  return next.value === last.value + 1;
}
