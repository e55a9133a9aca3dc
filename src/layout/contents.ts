import type { Drop, Line, Meta } from '../types.ts';
import { endsSentence, measureText } from './measure.ts';

/** What a contents list and the masthead around it say. */
export interface Contents {
  readonly drops: readonly Drop[];
  /** Titles listed, with white space removed. */
  readonly titles: readonly string[];
  readonly meta: Meta;
  /** Index of the first line behind each list: an article never runs across one. */
  readonly breaks: readonly number[];
}

const leader = /^(.+?)[.·．。…‥⋯\-—_ ]{0,2}[….·．‥⋯]{3,}[\s….·．‥⋯]*[(（]?\d{1,4}[)）]?$/u;
const heading = /^(目\s*[录次]|CONTENTS|本\s*期\s*目\s*录|要\s*目|卷\s*首\s*语)$/iu;

/** No line of a contents list is longer; a longer one is never matched against the patterns. */
const LONGEST = 120;

/** Without a heading of its own a list is one only where so many of its titles stand in the text as well. */
const LEAST_FOUND = 0.5;

/** A masthead's line: short, no sentence, below this width in em. */
const MASTHEAD_WIDTH = 20;

/** Lines between two lines of one list; the longest masthead block seen (Jilin 2024-1) has nine. */
const REACH = 14;

/**
 * Finds contents lists (`政府工作报告………4`) with the masthead lines that stand among them.
 *
 * In: the lines of a document in raw order. Out: the list's lines as furniture, its titles, and the facts of the masthead.
 *
 * @example
 * `目录`, `2024年第1期（总第255期）`, `政府工作报告……4` gives titles ['政府工作报告'], meta { issue, total }.
 */
export function findContents(lines: readonly Line[]): Contents {
  const isHeading = (line: Line) => line.kind !== 'table' && line.text.length <= LONGEST && heading.test(line.text);
  const titleOf = (line: Line) =>
    line.kind !== 'table' && line.text.length <= LONGEST ? leader.exec(line.text)?.[1] : undefined;
  const anchors = lines.flatMap((line, i) => (isHeading(line) || titleOf(line) !== undefined ? [i] : []));
  const keys = new Set(lines.filter(({ text }) => text.length <= LONGEST).map(({ text }) => squeeze(text)));
  const drops: Drop[] = [];
  const titles: string[] = [];
  const breaks: number[] = [];
  const block: string[] = [];
  let at = 0;
  while (at < anchors.length) {
    let last = at;
    while (last + 1 < anchors.length && reaches(lines, anchors[last]!, anchors[last + 1]!)) last += 1;
    const members = anchors.slice(at, last + 1);
    at = last + 1;
    const listed = members.flatMap((i) => titleOf(lines[i]!) ?? []).map(squeeze);
    const found = listed.filter((title) => keys.has(title)).length;
    const isHeaded = members.some((i) => isHeading(lines[i]!));
    if (listed.length === 0 || (!isHeaded && found < LEAST_FOUND * listed.length)) continue;
    titles.push(...listed);
    const [start, end] = [members[0]!, members[members.length - 1]! + 1];
    for (const line of lines.slice(start, end)) {
      drops.push({ source: line.source, start: line.start, end: line.end, fate: 'furniture', reason: 'contents' });
      block.push(line.text);
    }
    breaks.push(end);
  }
  return { drops, titles, meta: parseMeta(block), breaks };
}

function squeeze(title: string): string {
  return title.replace(/[\s….·．‥⋯]+/gu, '');
}

function reaches(lines: readonly Line[], from: number, to: number): boolean {
  if (to - from > REACH) return false;
  return lines
    .slice(from + 1, to)
    .every((line) => line.kind !== 'table' && !endsSentence(line.text) && measureText(line.text) <= MASTHEAD_WIDTH);
}

/** Reads publisher, issue, total number and date from the lines of a masthead; spaces between them mean nothing. */
export function parseMeta(lines: readonly string[]): Meta {
  const meta: { -readonly [K in keyof Meta]: Meta[K] } = {};
  for (const text of lines.map((line) => line.replace(/\s+/gu, ''))) {
    const publisher = /^\p{Script=Han}{2,18}(?:公报|政报|日报|晚报|时报|周报)$/u.exec(text)?.[0];
    const issue = /\d{4}年第\d{1,3}期/u.exec(text)?.[0];
    const total = /总第?\d{1,5}期/u.exec(text)?.[0];
    const date = /\d{4}年\d{1,2}月\d{1,2}日/u.exec(text)?.[0];
    if (publisher) meta.publisher ??= publisher;
    if (issue) meta.issue ??= issue;
    if (total) meta.total ??= total;
    if (date) meta.date ??= date;
  }
  return meta;
}
