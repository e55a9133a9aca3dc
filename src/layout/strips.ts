import type { Drop, Line } from '../types.ts';

/** A line that holds, or begins with, one character that may be cut off the neighbouring column. */
interface Token {
  readonly line: number;
  readonly character: string;
  readonly isAlone: boolean;
}

interface Match {
  readonly token: number;
  /** The line whose last character the token is. */
  readonly end: number;
  readonly score: number;
  readonly from: Match | null;
}

export interface StripsTaken {
  /** The lines without strips; the first line behind a strip that stood alone begins a column. */
  readonly lines: readonly Line[];
  /** Duplicates, `of` the character that the strip repeats, and misread characters in between as noise. */
  readonly drops: readonly Drop[];
}

/** A strip that stands alone, or at the head of lines, has at least so many characters, so many of them different. */
const FEWEST = 6;
const FEWEST_DISTINCT = 4;

/** Share of a strip's characters that must be found at line ends: two scans of one misread a few of them differently. */
const LEAST_FOUND = 0.75;

/** A strip repeats a column of its own page; a copy of its own column may stand some pages off. */
const FARTHEST = 3000;

/** Tokens and line ends that a chain may skip: a misread character; short lines, which do not reach the edge. */
const SKIP_TOKENS = 4;
const SKIP_ENDS = 12;

/** Lines shorter than this never reach the edge of their column. */
const REACHES_EDGE = 6;

/**
 * Takes out strips: where a page was cropped into columns through the glyphs, a column brings along the last character of
 * every line of its left neighbour, as lines of one character or at the head of its own lines (`届 待游客人次和旅游收入`).
 *
 * In: lines of one source in raw order. Out: the lines without strips, and the drops. Only a run that repeats, in order,
 * the line ends of a column near by is a strip; a list whose items begin with a letter is none.
 * Source: the three-column cases of ORDER-NOTES 4.2, where runs of six such lines always were copies.
 */
export function takeStrips(lines: readonly Line[]): StripsTaken {
  const tokens = lines.flatMap((line, i) => readToken(line, i));
  if (tokens.length < FEWEST) return { lines, drops: [] };
  const ofToken = new Map<number, Token & { readonly end: number | null }>();
  for (const chain of findChains(tokens, lines)) {
    for (const [k, { token, end }] of chain.entries()) {
      ofToken.set(tokens[token]!.line, { ...tokens[token]!, end });
      for (let between = token + 1; between < (chain[k + 1]?.token ?? 0); between += 1) {
        if (tokens[between]!.isAlone) ofToken.set(tokens[between]!.line, { ...tokens[between]!, end: null });
      }
    }
  }
  const kept: Line[] = [];
  const drops: Drop[] = [];
  let isBehindStrip = false;
  for (const [i, line] of lines.entries()) {
    const strip = ofToken.get(i);
    if (strip) drops.push(dropOf(line, strip.character, strip.end === null ? null : lines[strip.end]!));
    if (strip?.isAlone) {
      isBehindStrip = true;
      continue;
    }
    const rest = strip ? withoutHead(line, strip.character) : line;
    kept.push(isBehindStrip && !line.breakBefore ? { ...rest, breakBefore: 'column' } : rest);
    isBehindStrip = false;
  }
  return { lines: kept, drops };
}

/** An ideograph, a mark or a figure: single letters at the head of a line are words, or name an item. */
const glyph = /^[\p{Script=Han}\p{P}\d%](?=[ \u3000]+\S|$)/u;

function readToken(line: Line, i: number): readonly Token[] {
  const head = line.kind === 'table' ? undefined : glyph.exec(line.text)?.[0];
  return head ? [{ line: i, character: head, isAlone: line.text === head }] : [];
}

function withoutHead(line: Line, head: string): Line {
  const text = line.text.slice(head.length).trimStart();
  return { ...line, start: line.end - text.length, text };
}

function dropOf(line: Line, character: string, of: Line | null): Drop {
  const drop = { source: line.source, start: line.start, end: line.start + character.length };
  if (of === null) return { ...drop, fate: 'noise', reason: 'strip of a neighbouring column, misread' };
  return {
    ...drop,
    fate: 'duplicate',
    reason: 'strip of a neighbouring column',
    of: { source: of.source, start: of.end - character.length, end: of.end },
    similarity: 1,
  };
}

/** Chains of tokens that are line ends in the same order, best first, each token in one chain at most. */
function findChains(tokens: readonly Token[], lines: readonly Line[]): readonly (readonly Match[])[] {
  const endsWith = new Map<string, number[]>();
  for (const [i, { text, kind }] of lines.entries()) {
    if (kind === 'table' || text.length < REACHES_EDGE) continue;
    const last = [...text].at(-1)!;
    const list = endsWith.get(last);
    if (list) list.push(i);
    else endsWith.set(last, [i]);
  }
  const matches: Map<number, Match>[] = [];
  for (const [t, token] of tokens.entries()) {
    const here = new Map<number, Match>();
    for (const end of endsWith.get(token.character) ?? []) {
      if (Math.abs(end - token.line) <= FARTHEST && end !== token.line) here.set(end, extend(tokens, matches, t, end));
    }
    matches.push(here);
  }
  const all = matches.flatMap((each) => [...each.values()]).filter(({ score }) => score >= FEWEST - 2);
  const used = new Set<number>();
  const chains: Match[][] = [];
  for (const last of all.sort((a, b) => b.score - a.score || a.token - b.token || a.end - b.end)) {
    const chain: Match[] = [];
    for (let each: Match | null = last; each && !used.has(each.token); each = each.from) chain.unshift(each);
    if (!isStrip(chain, tokens)) continue;
    for (let t = chain[0]!.token; t <= last.token; t += 1) used.add(t);
    chains.push(chain);
  }
  return chains;
}

/** Nats, or so, that a chain loses where strip and column are not in step. */
const OUT_OF_STEP = 0.15;

function extend(tokens: readonly Token[], matches: readonly Map<number, Match>[], t: number, end: number): Match {
  let best: Match = { token: t, end, score: 1, from: null };
  for (let before = t - 1; before >= Math.max(0, t - SKIP_TOKENS); before -= 1) {
    const apart = tokens[t]!.line - tokens[before]!.line;
    if (apart > SKIP_ENDS) break;
    for (let step = 1; step <= SKIP_ENDS; step += 1) {
      const from = matches[before]!.get(end - step);
      const score = from ? from.score + 1 - OUT_OF_STEP * Math.abs(step - apart) : 0;
      if (from && score > best.score) best = { token: t, end, score, from };
    }
  }
  return best;
}

function isStrip(chain: readonly Match[], tokens: readonly Token[]): boolean {
  const [first, last] = [chain[0], chain.at(-1)];
  if (!first || !last || chain.length < FEWEST) return false;
  const distinct = new Set(chain.map(({ token }) => tokens[token]!.character)).size;
  const han = chain.filter(({ token }) => /\p{Script=Han}/u.test(tokens[token]!.character)).length;
  return (
    2 * han >= chain.length &&
    distinct >= FEWEST_DISTINCT &&
    chain.length >= LEAST_FOUND * (last.token - first.token + 1)
  );
}

/**
 * The same drops where a line's other print is kept: what a strip repeats is then the last character of that print.
 *
 * In: drops of {@link takeStrips}, all lines that may be repeated, and the kept print of each.
 */
export function pointStripsAtKept(
  drops: readonly Drop[],
  lines: readonly Line[],
  renditions: readonly Line[],
): readonly Drop[] {
  if (drops.length === 0) return drops;
  const printOf = new Map(lines.map((line, i) => [`${line.source} ${line.end}`, renditions[i]!]));
  return drops.map((drop) => {
    const print = drop.of && printOf.get(`${drop.of.source} ${drop.of.end}`);
    if (!print) return drop;
    const last = [...print.text].at(-1)!;
    return { ...drop, of: { source: print.source, start: print.end - last.length, end: print.end } };
  });
}
