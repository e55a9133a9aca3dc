/**
 * `npm run bench:paragraphs`: joins the lines of every German page and compares the paragraph breaks with the ground truth:
 * where a region of text ends, or a line of it is indented (by more than 3% of the column). Prints precision, recall and F1 of
 * the breaks and precision and recall of the joins, for all lines and for those between two lines of prose (`rtype` paragraph;
 * the others are cells of tables). Joins count most: a wrong one runs texts together, a missing one only leaves a line alone.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { splitParagraphs } from '../../src/split-paragraphs.ts';

const folder = '../shared/corpus/gazette-de';

/** Indent of a first line, as a share of the width of its column; more than the last is a line set apart. */
const LEAST_INDENT = 0.03;
const MOST_INDENT = 0.5;

interface TruthLine {
  readonly text: string;
  readonly region: string;
  readonly rtype: string | null;
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
  readonly order: number;
}

interface Tally {
  breaks: number;
  joins: number;
  wrongBreaks: number;
  wrongJoins: number;
}

function main(): void {
  if (!existsSync(folder)) {
    console.log(`paragraphs: nothing to read, ${folder} is not here`);
    return;
  }
  const empty = (): Tally => ({ breaks: 0, joins: 0, wrongBreaks: 0, wrongJoins: 0 });
  const [all, prose] = [empty(), empty()];
  for (const name of readdirSync(folder).sort()) {
    const lines = readPage(`${folder}/${name}`);
    const indented = findIndented(lines);
    const begins = findBegins(lines);
    for (const [i, line] of lines.slice(1).entries()) {
      const before = lines[i]!;
      const isBreak = line.region !== before.region || indented.has(line);
      count(all, begins.has(line), isBreak);
      if (line.rtype === 'paragraph' && before.rtype === 'paragraph') count(prose, begins.has(line), isBreak);
    }
  }
  console.log(`all lines:      ${describe(all)}`);
  console.log(`lines of prose: ${describe(prose)}`);
}

function readPage(path: string): readonly TruthLine[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as TruthLine);
  return lines.filter(({ text }) => text.trim() !== '').sort((a, b) => a.order - b.order);
}

function groupRegions(lines: readonly TruthLine[]): Iterable<readonly TruthLine[]> {
  const regions = new Map<string, TruthLine[]>();
  for (const line of lines) {
    const region = regions.get(line.region);
    if (region) region.push(line);
    else regions.set(line.region, [line]);
  }
  return regions.values();
}

function findIndented(lines: readonly TruthLine[]): ReadonlySet<TruthLine> {
  const indented = new Set<TruthLine>();
  for (const region of groupRegions(lines)) {
    const width = Math.max(...region.map(({ box }) => box[2])) - Math.min(...region.map(({ box }) => box[0]));
    for (const [i, line] of region.slice(1).entries()) {
      const beside = [region[i]!, region[i + 2] ?? region[i]!].map(({ box }) => box[0]);
      const indent = line.box[0] - Math.min(...beside);
      if (indent > LEAST_INDENT * width && indent < MOST_INDENT * width) indented.add(line);
    }
  }
  return indented;
}

/** The lines that begin a paragraph of the report. */
function findBegins(lines: readonly TruthLine[]): ReadonlySet<TruthLine> {
  const starts = new Set(
    splitParagraphs(lines.map(({ text }) => text).join('\n')).map(({ pieces }) => pieces[0]?.start ?? -1),
  );
  let offset = 0;
  return new Set(
    lines.filter(({ text }) => {
      const start = offset + text.length - text.trimStart().length;
      offset += text.length + 1;
      return starts.has(start);
    }),
  );
}

function count(tally: Tally, isFound: boolean, isTrue: boolean): void {
  if (isFound) tally[isTrue ? 'breaks' : 'wrongBreaks'] += 1;
  else tally[isTrue ? 'wrongJoins' : 'joins'] += 1;
}

function describe({ breaks, joins, wrongBreaks, wrongJoins }: Tally): string {
  const [precision, recall] = [breaks / (breaks + wrongBreaks), breaks / (breaks + wrongJoins)];
  const f1 = (2 * precision * recall) / (precision + recall);
  const [right, found] = [joins / (joins + wrongJoins), joins / (joins + wrongBreaks)];
  const shown = [precision, recall, f1, right, found].map((share) => share.toFixed(3));
  return `breaks precision ${shown[0]} recall ${shown[1]} F1 ${shown[2]}, joins precision ${shown[3]} recall ${shown[4]}`;
}

main();
