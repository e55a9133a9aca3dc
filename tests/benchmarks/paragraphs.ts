/**
 * `npm run bench:paragraphs [-- NAME..]`: sets natural texts in lines in many manners and widths and finds their paragraphs
 * again. A row per manner: F1 of the paragraph ends that `splitParagraphs` finds, over all widths, the lowest of a width, and
 * beside it the F1 of a splitter that knows only "short line plus 。". Names (or parts of them) limit the run.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { splitParagraphs } from '../../src/split-paragraphs.ts';
import { splitNaively } from './naive-splitter.ts';
import { type Manner, manners, printed, setInManner, widths } from './paragraph-manners.ts';
import { paragraphF1 } from './score.ts';

const shared = '../shared';

/** Longer texts are cut behind so many characters: a run stays under a minute. */
const MOST_CHARACTERS = 9000;

/** Every manner and width is given so many of the texts, in turns. */
const TEXTS_A_SETTING = 12;

/** Every so manieth file: laws, reports of seventy years, reports of provinces, and the seeds that are clean. */
const sources = [
  ['corpus/work-reports', '.txt', 6],
  ['corpus/laws', '.md', 260],
  ['cases', '.gold.txt', 4],
  ['seeds', 'baicheng-plenum.txt', 1],
] as const;

interface Tally {
  readonly ours: number;
  readonly naive: number;
}

function listTexts(): readonly (readonly string[])[] {
  return sources.flatMap(([folder, ending, step]) => {
    const files = readdirSync(`${shared}/${folder}`).filter((file) => file.endsWith(ending));
    const chosen = files.sort().filter((_, i) => i % step === step - 1);
    return chosen.map((file) => readGold(`${shared}/${folder}/${file}`)).filter((paragraphs) => paragraphs.length > 8);
  });
}

/** Paragraphs of a clean text, without the marks of Markdown. */
function readGold(file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.replace(/^[#>*\s-]+|<!--.*-->/gu, '').trim());
  let length = 0;
  return lines.filter((line) => {
    length += line.length;
    return line !== '' && length <= MOST_CHARACTERS;
  });
}

function measure(paragraphs: readonly string[], manner: Manner, width: number): Tally {
  const print = printed(paragraphs, manner).filter((paragraph) => paragraph !== '');
  const raw = setInManner(print, manner, width);
  const gold = print.join('\n');
  const ours = splitParagraphs(raw).map(({ text }) => text);
  return { ours: paragraphF1(ours.join('\n'), gold), naive: paragraphF1(splitNaively(raw.split('\n')), gold) };
}

function main(names: readonly string[]): number {
  if (!existsSync(shared)) {
    console.log(`paragraphs: nothing to set, ${shared} is not here`);
    return 0;
  }
  const texts = listTexts();
  console.log(`${'manner'.padEnd(34)}${'F1'.padStart(7)}${'lowest'.padStart(18)}${'short line + 。'.padStart(18)}`);
  for (const [row, manner] of manners.entries()) {
    if (names.length > 0 && !names.some((name) => manner.name.includes(name))) continue;
    const rows = (manner.setter === null ? widths.slice(0, 3) : widths).map((width, column) => {
      const chosen = Array.from({ length: TEXTS_A_SETTING }, (_, k) => texts[(row + column + 3 * k) % texts.length]!);
      const tallies = chosen.map((text) => measure(text, manner, width));
      return { width, ours: mean(tallies.map(({ ours }) => ours)), naive: mean(tallies.map(({ naive }) => naive)) };
    });
    const lowest = rows.reduce((low, each) => (each.ours < low.ours ? each : low));
    const at = manner.setter === null ? '' : ` at ${lowest.width} em`;
    console.log(
      manner.name.padEnd(34) +
        mean(rows.map(({ ours }) => ours))
          .toFixed(3)
          .padStart(7) +
        `${lowest.ours.toFixed(3)}${at}`.padStart(18) +
        mean(rows.map(({ naive }) => naive))
          .toFixed(3)
          .padStart(16),
    );
  }
  return 0;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
}

process.exitCode = main(process.argv.slice(2));
