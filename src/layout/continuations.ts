import type { Drop, Line } from '../types.ts';
import { pageNumber } from './masthead.ts';
import { endsSentence } from './measure.ts';

/** A notice that the text goes on, or comes from, elsewhere: `（下转第三版）`, `（上接第一版）`, `（未完待续）`. */
export interface Continuation {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `to` stands behind the part that breaks off, `from` before the part that goes on. */
  readonly direction: 'to' | 'from';
  /** The page named, 0 where none is, more than one, or a lettered one. */
  readonly page: number;
  /** The other part stands in another issue. */
  readonly isOtherIssue: boolean;
  /** The article that the notice names in 《》. */
  readonly title?: string;
}

export interface ContinuationsCut {
  /** The lines without notices. A line that held nothing else is gone. */
  readonly lines: readonly Line[];
  readonly drops: readonly Drop[];
  readonly continuations: readonly Continuation[];
}

const page =
  '第?\\s*(?:[A-Da-d]?[\\d０-９]{1,2}|[一二三四五六七八九十]{1,3})\\s*版?(?:\\s*[、，,和]\\s*第?\\s*(?:[\\d０-９]{1,2}|[一二三四五六七八九十]{1,3}))*\\s*版';
const arrow = '[▶►▷→▼▽◀◄◁←▲△■●]';
const named = '(?:\\s*《[^《》]{2,40}》)?';
const toPage = `(?:下\\s*转|转\\s*入|续\\s*转|紧\\s*转|转|紧\\s*接|下\\s*接)\\s*${page}`;
const fromPage = `(?:上\\s*接|紧\\s*接|续\\s*接|承\\s*接|接)\\s*${page}`;
const plainTo = `下\\s*转\\s*${page}`;
const plainFrom = `上\\s*接\\s*${page}`;
const open = '[（(【\\[〔]\\s*';
const close = '\\s*[）)】\\]〕]';
const toIssue =
  '(?:未\\s*完\\s*[，,]?\\s*待\\s*续|待\\s*续|未\\s*完|下\\s*期\\s*(?:待\\s*续|续\\s*完)|下\\s*转\\s*第?\\s*\\d{1,3}\\s*期)';
const fromIssue = '(?:续\\s*上\\s*期|接\\s*上\\s*期|上\\s*接\\s*第?\\s*\\d{1,3}\\s*期|续\\s*前|续\\s*完)';

/** In brackets a notice may stand right behind the text; bare it stands alone, behind a blank or a stop, or has an arrow. */
const atEnd = new RegExp(
  `(?:${open}(?:${arrow}\\s*)*(?:${toPage}${named}|${toIssue})\\s*${arrow}*${close}|(?<=[。！？”；\\s])${plainTo}\\s*${arrow}*|${arrow}*\\s*${plainTo}\\s*${arrow}+)$`,
  'u',
);
const atStart = new RegExp(
  `^(?:${open}${arrow}*\\s*(?:${fromPage}${named}|${fromIssue})\\s*${arrow}*${close}|${arrow}+\\s*${plainFrom}\\s*${arrow}*|${plainFrom}(?:\\s+|\\s*${arrow}+))`,
  'u',
);
/** A notice that follows the repeated title: `锚定奋斗目标再上新台阶（上接第一版）`. */
const behindTitle = new RegExp(`${open}(?:上\\s*接|接)\\s*${page}${close}$`, 'u');
const aloneTo = new RegExp(`^${arrow}*\\s*(?:${plainTo}|未\\s*完\\s*待\\s*续)\\s*${arrow}*$`, 'u');
const aloneFrom = new RegExp(`^${arrow}*\\s*(?:${plainFrom}|续\\s*上\\s*期)\\s*${arrow}*$`, 'u');

/** No notice, the title that it names included, is longer. */
const LONGEST = 70;

/** Longest title over the second part of an article. */
const LONGEST_TITLE = 40;

/**
 * Cuts continuation notices out of the lines that hold them.
 *
 * In: lines of one source in raw order. Out: the lines without notices, each a slice of the source still; the notices as furniture;
 * and what they say. Only a notice in brackets, alone, behind a stop or with an arrow is one: 上接天线下接地气 is text.
 *
 * @example
 * `全市粮食总产量突破（下转第三版）` gives the line `全市粮食总产量突破` and a notice { direction: 'to', page: 3 }
 */
export function cutContinuations(lines: readonly Line[]): ContinuationsCut {
  const kept: Line[] = [];
  const drops: Drop[] = [];
  const continuations: Continuation[] = [];
  let pending: Line | null = null;
  for (const line of lines) {
    let [start, end] = [0, line.text.length];
    for (const [from, to, direction] of findNotices(line.text)) {
      const text = line.text.slice(from, to).trim();
      const lead = line.text.slice(from, to).search(/\S/u);
      const span = {
        source: line.source,
        start: line.start + from + lead,
        end: line.start + from + lead + text.length,
      };
      drops.push({ ...span, fate: 'furniture', reason: 'continuation notice' });
      continuations.push({ ...span, text, direction, ...readNotice(text) });
      if (from === 0) start = to;
      else end = from;
    }
    const rest = line.text.slice(start, Math.max(start, end));
    const text = rest.trim();
    const parted: Line = pending ? { ...line, ...inherit(line, pending) } : line;
    if (text === '') {
      pending = parted;
      continue;
    }
    const offset = line.start + start + rest.search(/\S/u);
    // The blanks that a row of a table begins with are its own.
    kept.push(rest === line.text ? parted : { ...parted, text, start: offset, end: offset + text.length });
    pending = null;
  }
  return { lines: kept, drops, continuations };
}

/** What parted a notice from the text before it now parts the line behind it. */
function inherit(line: Line, pending: Line): Partial<Line> {
  const breakBefore = line.breakBefore ?? pending.breakBefore;
  return {
    blanksBefore: Math.max(line.blanksBefore, pending.blanksBefore),
    ...(breakBefore ? { breakBefore } : {}),
  };
}

type Found = readonly [from: number, to: number, direction: Continuation['direction']];

/** The notices of a line: at most one at its head and one at its end. */
function findNotices(text: string): readonly Found[] {
  const { length } = text;
  if (length <= LONGEST) {
    if (aloneTo.test(text)) return [[0, length, 'to']];
    if (aloneFrom.test(text)) return [[0, length, 'from']];
  }
  const tailAt = Math.max(0, length - LONGEST);
  const tail = text.slice(tailAt);
  const last = atEnd.exec(tail);
  const isTitle = length <= LONGEST_TITLE && !endsSentence(text.replace(behindTitle, ''));
  const headed = last === null && isTitle ? behindTitle.exec(tail) : null;
  if (headed && headed.index > 0) return [[tailAt + headed.index, length, 'from']];
  const first = atStart.exec(text.slice(0, LONGEST));
  const found: Found[] = [];
  const isOne = first && last && tailAt + last.index < first[0].length;
  if (first && !isOne) found.push([0, first[0].length, 'from']);
  if (last) found.push([tailAt + last.index, length, 'to']);
  return found;
}

/** Whether a text, as a gap in the ledger gives it, is a notice whose other part is missing. */
export function isContinuationNotice(text: string): boolean {
  return text.length <= LONGEST && findNotices(text).some(([from, to]) => from === 0 && to === text.length);
}

function readNotice(text: string): Pick<Continuation, 'page' | 'isOtherIssue' | 'title'> {
  const title = /《([^《》]+)》/u.exec(text)?.[1];
  const bare = text.replace(/《.*》/u, '');
  const isOtherIssue = !/版/u.test(bare);
  const isPlural = /[、，,和]/u.test(bare);
  return {
    page: isOtherIssue || isPlural ? 0 : pageNumber(bare.replace(/^[^第\d０-９A-Da-d一二三四五六七八九十]+/u, '')),
    isOtherIssue,
    ...(title ? { title } : {}),
  };
}
