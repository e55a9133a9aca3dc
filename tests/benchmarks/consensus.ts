/**
 * `npm run bench:consensus`: misprints reports twice and thrice, merges the prints character by character, and says how many errors are
 * left; then the same with numerals that come out right, for numbers are never taken from another print. The reports of the
 * corpus are in the language model; the gold texts of the cases, reports of the same trade, are not.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editDistance } from '../../src/check/edit-distance.ts';
import { type ChoiceWeights, choiceWeights } from '../../src/consensus/choose-variants.ts';
import { mergePrints } from '../../src/consensus/merge-prints.ts';
import type { Prints } from '../../src/consensus/merge-readings.ts';
import type { PassagePart } from '../../src/consensus/passage.ts';
import { readLanguage } from '../../src/language/document-language.ts';
import type { Line } from '../../src/types.ts';
import { misprintText } from './misprint.ts';
import { seededRandom } from './seeded-random.ts';

const shared = '../shared';
const RATE = 0.05;
const FEWEST_CHARACTERS = 20;
const heldOut = ['booklet-shanghai', 'booklet-baicheng', 'clean-heilongjiang', 'scraped-fujian', 'layout-henan'];
const numerals = /[\p{Nd}.%〇零一二三四五六七八九十百千万亿兆两]/u;

/** Error rates of a single print and of the merged one. */
interface Left {
  readonly single: number;
  readonly merged: number;
}

interface Noise {
  readonly prints: number;
  readonly seed: number;
  readonly spares?: RegExp;
}

function measureText(text: string, noise: Noise, weights: ChoiceWeights): Left {
  const random = seededRandom(noise.seed);
  const paragraphs = text
    .split('\n')
    .map((each) => each.replace(/\s+/gu, ''))
    .filter((each) => each.length >= FEWEST_CHARACTERS);
  const passages = paragraphs.map((gold, p): Prints => {
    const [kept, ...others] = Array.from({ length: noise.prints }, (_, k) => [
      asPart(misprintText(gold, RATE, random, noise.spares), `p${p}s${k}`),
    ]);
    return { kept: kept!, others };
  });
  const language = readLanguage(passages.map(({ kept }) => kept[0] as Line));
  const { readings } = mergePrints(passages, [], language, weights);
  let [single, merged, characters] = [0, 0, 0];
  for (const [p, gold] of paragraphs.entries()) {
    const { text: print, source } = passages[p]!.kept[0]!;
    let better = '';
    let at = 0;
    for (const { span, text: reading } of readings.filter(({ span }) => span.source === source)) {
      better += print.slice(at, span.start) + reading;
      at = span.end;
    }
    better += print.slice(at);
    single += editDistance([...gold], [...print]);
    merged += editDistance([...gold], [...better]);
    characters += gold.length;
  }
  return { single: single / characters, merged: merged / characters };
}

function asPart(text: string, source: string): PassagePart {
  return { source, start: 0, end: text.length, text };
}

function readTexts(): readonly (readonly [name: string, texts: readonly string[]])[] {
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
    for (const prints of [2, 3]) {
      const measure = (spares?: RegExp) => {
        const rows = texts.map((text, t) =>
          measureText(
            text,
            { prints, seed: 100 * prints + t, ...(spares ? { spares } : {}) },
            { ...choiceWeights, ...given },
          ),
        );
        return (key: keyof Left) => rows.reduce((sum, row) => sum + row[key], 0) / rows.length;
      };
      const [all, words] = [measure(), measure(numerals)];
      console.log(
        `${name.padEnd(13)} ${prints} prints: ${percent(all('single'))} -> ${percent(all('merged'))}, ` +
          `numerals spared: ${percent(words('single'))} -> ${percent(words('merged'))}`,
      );
    }
  }
}

main();
