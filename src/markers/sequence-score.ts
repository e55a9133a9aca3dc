import type { Form } from './marker.ts';
import type { MarkerEnds, PlacedMarker } from './marker-ends.ts';
import { type Relation, relate } from './relation.ts';

/** Forms that were counted together. */
type Group = 'heading' | 'subheading' | 'article' | 'item' | 'ordinal' | 'point';

const groups: Readonly<Record<Form, Group>> = {
  annex: 'heading',
  part: 'heading',
  chapter: 'heading',
  section: 'subheading',
  article: 'article',
  clause: 'article',
  roman: 'heading',
  heading: 'heading',
  subheading: 'subheading',
  item: 'item',
  letter: 'item',
  subitem: 'item',
  circled: 'item',
  ordinal: 'ordinal',
  word: 'ordinal',
  point: 'point',
};

export function groupOf({ marker }: PlacedMarker): Group {
  return groups[marker.form];
}

/**
 * Nats for each relation of a marker at the head of a column to the column before: ln of its share among true joints over
 * its share among chance ones, no further from 0 than 4.5.
 *
 * Source: `tests/benchmarks/marker-odds.ts`, 8,509 true and 63,883 chance joints of columns of 52 work reports and 19 cases,
 * and for articles 6,970 and 48,994 of 264 laws. Counts, true:chance:
 *
 * |            | next     | same  | skips  | leaps   | restarts | back    | begins   | late     | loose    |
 * | ---------- | -------- | ----- | ------ | ------- | -------- | ------- | -------- | -------- | -------- |
 * | heading    | 122:227  | 1:68  | 1:394  | 0:121   | 7:309    | 3:483   | 61:1709  | 0:1      | 679:4701 |
 * | subheading | 776:356  | 0:280 | 0:1145 | 0:570   | 0:549    | 0:1648  | 171:741  | 6:941    | 518:4478 |
 * | article    | 4883:1   | 0:0   | 6:591  | 0:16266 | 0:2875   | 0:15340 | 4:65     | 96:448   | 3:109    |
 * | item       | 24:1     | 0:0   | 1:0    | 0:0     | 0:1      | 0:4     | 28:225   | 4:115    | 33:346   |
 * | ordinal    | 327:107  | 1:130 | 0:244  | 0:50    | 7:164    | 0:274   | 236:1567 | 7:701    | 131:1927 |
 * | point      | 521:156  | 2:258 | 1:286  | 0:42    | 46:578   | 0:441   | 334:2057 | 8:1482   | 22:1397  |
 *
 * What is nearer than .2 to 0 is 0. Where an item's cell holds next to nothing, about half of the subheading's stands. A subheading
 * that restarts does so in laws (6:467), where the chapter above it stands at a column's edge.
 */
const odds: Readonly<Record<Group, Readonly<Record<Relation, number>>>> = {
  heading: table(1.4, -1.8, -3.6, -3.5, -1.7, -2.9, -1.3, 0, 0),
  subheading: table(2.8, -4.3, -4.5, -4.5, -3.5, -4.5, 0.5, -3, 0),
  article: table(4.5, -4.5, -2.6, -4.5, -4.5, -4.5, -0.7, 0.4, -1.5),
  item: table(4, -2, -2, -2, -2, -2, 0, -1.4, -0.3),
  ordinal: table(3.1, -2.5, -4.2, -2.6, -1.1, -4.3, 0, -2.5, -0.7),
  point: table(3.2, -2.6, -3.2, -2.4, -0.5, -4.5, 0.2, -3.1, -2.1),
};

function table(
  next: number,
  same: number,
  skips: number,
  leaps: number,
  restarts: number,
  back: number,
  begins: number,
  late: number,
  loose: number,
): Readonly<Record<Relation, number>> {
  return { next, same, skips, leaps, restarts, back, begins, late, loose };
}

/**
 * A count of points that stands open in the last paragraph and that the next column takes no note of: 340 of 8,509 true
 * joints, 5,957 of 63,883 chance ones (`tests/benchmarks/marker-odds.ts`).
 */
const DROPPED = -0.8;

/**
 * How much likelier the first markers of a fragment are behind the one before than behind another column of the text, in nats:
 * what a single joint is worth when it is weighed alone.
 *
 * Every marker that stands above those before it counts, from the first outwards: behind a column that ends in 二、（二）, one that
 * holds （三） and then 三、 fits twice. The sum is calibrated as the single odds are: among joints of 3 nats by this score
 * true ones are e^3 times as frequent as chance would have them, among those of -4 and less e^-4.7 times.
 *
 * @example behind a column whose last point is 二是, one that begins at 三是 gains 3.2, one that begins at 二是 loses 2.6.
 */
export function sequenceOdds(before: MarkerEnds, after: MarkerEnds): number {
  return sum(before, after, () => 1);
}

/**
 * The same for the joints of a whole order, whose scores are added up: （三） and （四） may well be columns apart, and an order that puts
 * the column between them elsewhere gains nothing by it. So for a section that goes on counting only half of the odds is given;
 * most of them (1.4, 2.2 and 2.8 nats) it has in any order in which the count through the whole text holds (`sectionCost`).
 */
export function scoreSequence(before: MarkerEnds, after: MarkerEnds): number {
  return sum(before, after, (group, relation) => (relation === 'next' && isSection(group) ? 0.5 : 1));
}

function isSection(group: Group): boolean {
  return group === 'heading' || group === 'subheading' || group === 'article';
}

function sum(before: MarkerEnds, after: MarkerEnds, share: (group: Group, relation: Relation) => number): number {
  let score = isDropped(before, after) ? DROPPED : 0;
  for (const placed of after.head) {
    const [group, relation] = [groupOf(placed), relate(before, placed)];
    score += odds[group][relation] * share(group, relation);
  }
  return score;
}

function isDropped(before: MarkerEnds, after: MarkerEnds): boolean {
  const last = before.tail.at(-1);
  if (last === undefined || last.stops > 0 || last.marker.level !== 6) return false;
  return !after.head.some((each) => each.marker.form === last.marker.form);
}
