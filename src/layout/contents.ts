import type { Drop, Line, Meta } from '../types.ts';
import { matchTitles, titleKey } from './match-titles.ts';
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

/** Without leaders: `政府工作报告 (4)`, `政府工作报告/4`, `政府工作报告　4`. */
const numbered = /^(\S.*?)(?:\s*[(（〔]\s*(\d{1,4})\s*[)）〕]|\s*[/／]\s*(\d{1,4})|\s+(\d{1,4}))$/u;

/** So many such lines with rising page numbers under a heading are a list. */
const FEWEST_NUMBERED = 3;

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
  const mayList = (line: Line) => line.kind !== 'table' && line.text.length <= LONGEST;
  const isHeading = (line: Line) => mayList(line) && heading.test(line.text);
  const plain = findNumbered(lines, isHeading);
  const titleOf = (line: Line, i: number) =>
    mayList(line) ? (plain.get(i) ?? leader.exec(line.text)?.[1]) : undefined;
  const anchors = lines.flatMap((line, i) => (isHeading(line) || titleOf(line, i) !== undefined ? [i] : []));
  if (anchors.length === 0) return { drops: [], titles: [], meta: {}, breaks: [] };
  const keys = new Set(lines.filter(({ text }) => text.length <= LONGEST).map(({ text }) => titleKey(text)));
  const drops: Drop[] = [];
  const listed: (readonly [title: string, joined: string])[] = [];
  const taken = new Set<number>();
  const breaks: number[] = [];
  const block: string[] = [];
  let at = 0;
  while (at < anchors.length) {
    let last = at;
    while (last + 1 < anchors.length && reaches(lines, anchors[last]!, anchors[last + 1]!)) last += 1;
    const members = anchors.slice(at, last + 1);
    at = last + 1;
    const titles = members.flatMap((i) => titleOf(lines[i]!, i) ?? []).map(titleKey);
    const found = titles.filter((title) => keys.has(title)).length;
    const isHeaded = members.some((i) => isHeading(lines[i]!));
    if (titles.length === 0 || (!isHeaded && found < LEAST_FOUND * titles.length)) continue;
    const [start, end] = [members[0]!, members[members.length - 1]! + 1];
    for (const i of members) {
      const title = titleOf(lines[i]!, i);
      if (title !== undefined)
        listed.push([
          titleKey(title),
          titleKey(`${members.includes(i - 1) ? '' : (lines[i - 1]?.text ?? '')}${title}`),
        ]);
    }
    for (const [k, line] of lines.slice(start, end).entries()) {
      drops.push({ source: line.source, start: line.start, end: line.end, fate: 'furniture', reason: 'contents' });
      block.push(line.text);
      taken.add(start + k);
    }
    breaks.push(end);
  }
  return { drops, titles: readTitles(lines, taken, listed), meta: parseMeta(block), breaks };
}

/** The titles as the text prints them: misread here or there, or broken in two in the list; those not found as the list has them. */
function readTitles(
  lines: readonly Line[],
  taken: ReadonlySet<number>,
  listed: readonly (readonly [title: string, joined: string])[],
): readonly string[] {
  const rest = lines.flatMap(({ text }, i) => (taken.has(i) || endsSentence(text) ? [] : [text]));
  const whole = matchTitles(
    listed.map(([title]) => title),
    rest,
  );
  const joined = matchTitles(
    listed.map(([, title]) => title),
    rest,
  );
  return listed.map(([title], k) => {
    const line = rest[whole[k]! >= 0 ? whole[k]! : joined[k]!];
    return line === undefined ? title : line.replace(/\s+/gu, '');
  });
}

/** Entries without leaders: under a heading, with page numbers that never fall. */
function findNumbered(lines: readonly Line[], isHeading: (line: Line) => boolean): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [h, head] of lines.entries()) {
    if (!isHeading(head) || /卷/u.test(head.text)) continue;
    const entries: (readonly [line: number, title: string])[] = [];
    let page = 0;
    for (let i = h + 1; i < lines.length && i - (entries.at(-1)?.[0] ?? h) <= 2; i += 1) {
      const { text } = lines[i]!;
      if (text.length > LONGEST || endsSentence(text) || isHeading(lines[i]!)) break;
      const parts = numbered.exec(text);
      const number = Number(parts?.[2] ?? parts?.[3] ?? parts?.[4] ?? 0);
      if (!parts || !/\p{Script=Han}{2}/u.test(parts[1]!)) continue;
      if (number < page) break;
      page = number;
      entries.push([i, parts[1]!]);
    }
    if (entries.length >= FEWEST_NUMBERED) for (const [i, title] of entries) found.set(i, title);
  }
  return found;
}

/** The title that a line of a contents list names, or null where it names none. */
export function listedTitle(text: string): string | null {
  if (text.length > LONGEST) return null;
  return leader.exec(text)?.[1] ?? numbered.exec(text)?.[1] ?? null;
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
