import type { Line } from '../types.ts';
import { endsWithCredit, isCredit } from './credit.ts';
import { endsSentence } from './measure.ts';
import { mostCommon } from './most-common.ts';
import { sliceLine } from './slice-line.ts';

/** A caption with the credit that belongs to it, in the order in which it is read. */
export interface Caption {
  readonly lines: readonly Line[];
}

export interface LiftedCaptions {
  /** The lines without captions; a line that had one inside is two. */
  readonly lines: readonly Line[];
  readonly captions: readonly Caption[];
  /** Offsets of the lines that stand directly behind a caption: the line before them is no neighbour in raw. */
  readonly behind: ReadonlySet<number>;
}

/** Longest caption, in characters: of the 60 in two newspaper pages the longest has 83. */
const LONGEST = 150;

/** A caption is set on so many lines at most, each of so many characters. */
const MOST_LINES = 4;
const LONGEST_LINE = 40;

const mark = /^[▲△▼▽◀◁▶▷►◄◢◣]/u;
const pointed = /^[▲△▼▽◀◁▶▷►◄◢◣←→↑↓⬆⬇]/u;
const named = /^(?:图为|[上下左右中]图(?:为|[：:])|图[①-⑨一二三四五六\d]{1,2}(?:为|[：:])|图片说明[：:])/u;
const inside = /[▲△▼▽◀◁▶▷►◄][^▲△▼▽◀◁▶▷►◄]{2,110}?(?:摄[）)]?|资料图片[）)]?)/gu;

/**
 * Lifts photo captions out of the text that they stand in, so that sentences run on through them: lines that begin with ▲▶◀▼ or
 * end with a credit, a credit on a line of its own behind them, and captions in the middle of a line.
 *
 * In: lines in raw order. Out: the other lines and the captions, both in raw order; together all characters but white space.
 *
 * @example
 * 宁远数据要素运营中心启动运行，入选 / ▲新投运的充电站。本报记者 摄 / 全国数据产业集聚区试点。
 * // lines: the first and the last; captions: ▲新投运的充电站。本报记者 摄
 */
export function liftCaptions(all: readonly Line[]): LiftedCaptions {
  const split = all.flatMap(cutInside);
  const usual = mostCommon(split.map(({ blanksBefore }) => blanksBefore)).value ?? 0;
  const lines: Line[] = [];
  const captions: Caption[] = [];
  const behind = new Set<number>();
  let isBehind = false;
  for (let i = 0; i < split.length; ) {
    const length = captionLength(split, i, usual);
    if (length > 0) captions.push({ lines: split.slice(i, i + length) });
    else {
      lines.push(split[i]!);
      if (isBehind) behind.add(split[i]!.start);
    }
    isBehind = length > 0;
    i += Math.max(1, length);
  }
  return { lines, captions, behind };
}

/** Lines of the caption that begins at `i`, 0 where none does. */
function captionLength(lines: readonly Line[], i: number, usual: number): number {
  const { text, headingLevel, kind } = lines[i]!;
  if (kind === 'caption') return 1;
  if (headingLevel !== undefined || kind !== undefined || text.length > LONGEST) return 0;
  const isComplete = endsWithCredit(text);
  const opens = pointed.test(text) || named.test(text);
  if (!isComplete && (opens || isShortSentence(text))) {
    let sofar = text;
    for (let k = 1; k < MOST_LINES; k += 1) {
      const next = lines[i + k];
      if (!next || next.blanksBefore > usual || next.headingLevel !== undefined || next.kind !== undefined) break;
      sofar += next.text;
      if (isCredit(next.text) && sofar.length <= LONGEST) return k + 1;
      if (endsSentence(lines[i + k - 1]!.text)) break;
      if (!opens || next.text.length > LONGEST_LINE || sofar.length > LONGEST || pointed.test(next.text)) break;
      if (endsWithCredit(next.text)) return k + 1;
    }
  }
  if (isComplete) return 1;
  if (named.test(text)) return 1;
  // A mark alone may be an item's, or an arrow of prices; a caption without a credit is a sentence.
  return mark.test(text) && endsSentence(text) && !isListed(lines, i) ? 1 : 0;
}

/** Without a mark only one whole sentence or two may be the caption that the credit below it speaks of. */
function isShortSentence(text: string): boolean {
  return endsSentence(text) && text.length <= LONGEST && (text.match(/[。！？]/gu) ?? []).length <= 2;
}

/** The items of a list begin with the same mark one after another, and none has a credit. */
function isListed(lines: readonly Line[], i: number): boolean {
  const sign = lines[i]!.text.charAt(0);
  return [lines[i - 1], lines[i + 1]].some((beside) => beside?.text.startsWith(sign) && !endsWithCredit(beside.text));
}

/** Cuts captions with both mark and credit out of a line that goes on on either side of them. */
function cutInside(line: Line): readonly Line[] {
  if (line.headingLevel !== undefined || line.kind !== undefined) return [line];
  if (!/[▲△▼▽◀◁▶▷►◄]/u.test(line.text) || !/摄|资料图片/u.test(line.text)) return [line];
  const parts: Line[] = [];
  let cursor = 0;
  const push = (end: number) => {
    const part = sliceLine(line, cursor, end, parts.length === 0);
    if (part) parts.push(part);
  };
  for (const match of line.text.matchAll(inside)) {
    if (!endsWithCredit(match[0])) continue;
    push(match.index);
    cursor = match.index;
    push(match.index + match[0].length);
    cursor = match.index + match[0].length;
  }
  push(line.text.length);
  return parts;
}
