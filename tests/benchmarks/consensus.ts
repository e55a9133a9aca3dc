/**
 * `npm run bench:consensus`: misprints reports twice and thrice, merges the prints character by character, and says how many errors are
 * left, with and without those in numbers and names, which are never taken from another print. The reports of the corpus are in the
 * language model; the gold texts of the cases, other reports of the same trade, are not.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChoiceWeights, choiceWeights } from '../../src/consensus/choose-variants.ts';
import { agreedStretches, mergeReadings, type Prints } from '../../src/consensus/merge-readings.ts';
import type { PassagePart } from '../../src/consensus/passage.ts';
import { touchesFact } from '../../src/consensus/touches-fact.ts';
import { readLanguage } from '../../src/language/document-language.ts';
import type { Line } from '../../src/types.ts';
import { editDistance } from './edit-distance.ts';
import { misprint, seeded } from './misprint.ts';

const shared = '../shared';
const RATE = 0.05;
const FEWEST_CHARACTERS = 20;
const heldOut = ['booklet-shanghai', 'booklet-baicheng', 'clean-heilongjiang', 'scraped-fujian', 'layout-henan'];

/** Error rates, each of the characters of the text. */
interface Left {
  readonly single: number;
  readonly merged: number;
  /** Of what is left, and of the single print, what is not in a number or a name. */
  readonly singleOutside: number;
  readonly outside: number;
  readonly conflicts: number;
}

export function measureText(text: string, copies: number, random: () => number, weights: ChoiceWeights): Left {
  const paragraphs = text
    .split('\n')
    .map((each) => each.replace(/\s+/gu, ''))
    .filter((each) => each.length >= FEWEST_CHARACTERS);
  const prints = paragraphs.map((gold): { readonly gold: string; readonly prints: Prints } => {
    const [kept, ...others] = Array.from({ length: copies }, (_, c) => [asPart(misprint(gold, RATE, random), `s${c}`)]);
    return { gold, prints: { kept: kept!, others } };
  });
  const language = readLanguage(prints.map(({ prints: { kept } }) => kept[0] as Line));
  const scorer = language.scorerOf(prints.flatMap((each) => agreedStretches(each.prints)));
  const sum = { single: 0, merged: 0, singleOutside: 0, outside: 0, conflicts: 0, characters: 0 };
  for (const { gold, prints: each } of prints) {
    const { readings, conflicts } = mergeReadings(each, scorer, weights);
    const { text: single } = each.kept[0]!;
    let merged = '';
    let at = 0;
    for (const { span, text: reading } of readings) {
      merged += single.slice(at, span.start) + reading;
      at = span.end;
    }
    merged += single.slice(at);
    const distance = (a: string, b: string) => editDistance([...a], [...b]);
    sum.single += distance(gold, single);
    sum.merged += distance(gold, merged);
    sum.singleOutside += distance(withoutFacts(gold), withoutFacts(single));
    sum.outside += distance(withoutFacts(gold), withoutFacts(merged));
    sum.conflicts += conflicts.length;
    sum.characters += gold.length;
  }
  const share = (count: number) => count / Math.max(1, sum.characters);
  return {
    single: share(sum.single),
    merged: share(sum.merged),
    singleOutside: share(sum.singleOutside),
    outside: share(sum.outside),
    conflicts: sum.conflicts,
  };
}

function withoutFacts(text: string): string {
  return Array.from(text, (char, i) => (touchesFact(text, i, i + char.length) ? '' : char)).join('');
}

function asPart(text: string, source: string): PassagePart {
  return { source, start: 0, end: text.length, text };
}

export function readTexts(): readonly (readonly [name: string, texts: readonly string[]])[] {
  const folder = join(shared, 'corpus/work-reports');
  const names = readdirSync(folder).sort();
  const known = names.filter((_, i) => i % 13 === 6).map((name) => readFileSync(join(folder, name), 'utf8'));
  const unknown = heldOut.map((name) => readFileSync(join(shared, 'cases', `${name}.gold.txt`), 'utf8'));
  return [
    ['in the model', known],
    ['held out', unknown],
  ];
}

function main(): void {
  if (!existsSync(shared)) {
    console.log(`consensus: nothing to read, ${shared} is not here`);
    return;
  }
  const given = process.argv[2] ? (JSON.parse(process.argv[2]) as Partial<ChoiceWeights>) : {};
  const percent = (share: number) => `${(100 * share).toFixed(2)}%`;
  for (const [name, texts] of readTexts()) {
    for (const copies of [2, 3]) {
      const rows = texts.map((text, t) =>
        measureText(text, copies, seeded(100 * copies + t), { ...choiceWeights, ...given }),
      );
      const mean = (key: keyof Left) => rows.reduce((sum, row) => sum + row[key], 0) / rows.length;
      console.log(
        `${name.padEnd(13)} ${copies} prints: ${percent(mean('single'))} -> ${percent(mean('merged'))}; outside numbers and names ` +
          `${percent(mean('singleOutside'))} -> ${percent(mean('outside'))}; conflicts ${mean('conflicts').toFixed(0)}`,
      );
    }
  }
}

main();
