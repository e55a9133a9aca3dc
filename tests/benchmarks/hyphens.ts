/**
 * `npm run bench:hyphens`: has every line-end hyphen of the English and German corpora judged, and prints how many words were
 * joined by a witness in the document and by the word list, how many marks stayed, whether the joined words are found in the
 * document or in the word list of the other pages (95% are wanted), what became of words that were broken on purpose, and 50
 * joined words with their contexts for review. Exit code 1 when the share is below 95%.
 */
import { existsSync } from 'node:fs';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { readPages } from '../../src/language/gather-words.ts';
import { endsInHyphen } from '../../src/language/latin-words.ts';
import type { Lexicon, ListedLanguage } from '../../src/language/lexicon.ts';
import { readWitnesses } from '../../src/language/word-witnesses.ts';
import { read } from '../../src/read/read.ts';
import { judgeHyphen } from '../../src/rebuild/broken-word.ts';
import { splitParagraphs } from '../../src/split-paragraphs.ts';
import type { Line, Paragraph } from '../../src/types.ts';
import { type BrokenWords, breakWords } from './break-words.ts';
import { lexiconsWithoutPage } from './page-words.ts';

const shared = '../shared/corpus';
const LEAST_FOUND = 0.95;
const SAMPLE = 50;
const corpora: readonly (readonly [ListedLanguage, string])[] = [
  ['en', 'newspapers-en'],
  ['de', 'gazette-de'],
];

/** A word that the product joined, with what stands around it. */
interface Joined {
  readonly word: string;
  readonly context: string;
  readonly by: 'document' | 'word list' | 'lost hyphen';
  /** Whether the document or the word list of the other pages has it. */
  readonly isFound: boolean;
}

function main(): number {
  if (!existsSync(shared)) {
    console.log(`hyphens: nothing to read, ${shared} is not here`);
    return 0;
  }
  const all: Joined[] = [];
  let isGood = true;
  for (const [language, folder] of corpora) {
    const joined = measureCorpus(language, folder);
    const found = joined.filter(({ isFound }) => isFound).length / joined.length;
    isGood &&= found >= LEAST_FOUND;
    console.log(`${folder}: ${percent(found)} of the joined words in the document or on other pages\n`);
    all.push(...pick(joined, SAMPLE / corpora.length));
  }
  for (const { word, by, context } of all) console.log(`${word}  [${by}]  ${context}`);
  return isGood ? 0 : 1;
}

function measureCorpus(language: ListedLanguage, folder: string): readonly Joined[] {
  const pages = readPages(`${shared}/${folder}`);
  const lexicons = lexiconsWithoutPage(pages, language);
  const joined: Joined[] = [];
  const sum = { hyphens: 0, followed: 0, own: 0, broken: { whole: 0, joined: 0, hyphenated: 0, kept: 0 } };
  let seconds = 0;
  for (const [p, texts] of pages.entries()) {
    const text = texts.join('\n');
    const { lines } = read({ content: text }, 's1', {});
    const started = performance.now();
    const paragraphs = splitParagraphs(text);
    seconds += (performance.now() - started) / 1000;
    joined.push(...paragraphs.flatMap((paragraph) => listJoined(paragraph, text, lines, lexicons[p]!)));
    const counted = countHyphens(lines, lexicons[p]!, language);
    sum.hyphens += counted.hyphens;
    sum.followed += counted.followed;
    sum.own += counted.joined;
    sum.broken = add(sum.broken, breakWords(texts, readWitnesses(lines), lexicons[p]!));
  }
  const by = (way: Joined['by']) => joined.filter((each) => each.by === way).length;
  console.log(`${folder}: ${pages.length} pages, ${seconds.toFixed(1)} s`);
  console.log(`  line-end hyphens ${sum.hyphens}, before a small letter ${sum.followed}`);
  const hyphens = by('document') + by('word list');
  console.log(
    `  joined by the document ${by('document')}, by the word list ${by('word list')}: ${percent(hyphens / sum.followed)}`,
  );
  console.log(`  with a word list from the other pages only ${sum.own}: ${percent(sum.own / sum.followed)}`);
  console.log(`  hyphens that OCR lost ${by('lost hyphen')}`);
  const { broken } = sum;
  console.log(`  broken on purpose ${broken.whole}, back whole ${percent(broken.joined / broken.whole)}`);
  console.log(`  broken at their own hyphen ${broken.hyphenated}, kept it ${percent(broken.kept / broken.hyphenated)}`);
  return joined;
}

function listJoined(paragraph: Paragraph, raw: string, lines: readonly Line[], lexicon: Lexicon): readonly Joined[] {
  const witnesses = readWitnesses(lines);
  return paragraph.pieces.flatMap(({ rule, start, end, evidence }) => {
    if (rule !== 'dehyphenate' && rule !== 'rejoin-word') return [];
    const left = raw.slice(Math.max(0, start - 40), start);
    const right = raw.slice(end, end + 40).trimStart();
    const halves = [/[\p{L}\p{M}]+$/u.exec(left)?.[0] ?? '', /^[\p{L}\p{M}]+/u.exec(right)?.[0] ?? ''] as const;
    const word = halves.join('').replace(/ſ/gu, 's').toLowerCase();
    const by = rule === 'rejoin-word' ? 'lost hyphen' : typeof evidence === 'string' ? 'word list' : 'document';
    const context = `${left.replaceAll('\n', ' / ')}[${raw.slice(start, end).trim()}]${right.replaceAll('\n', ' / ')}`;
    return [{ word, by, context, isFound: witnesses(word) !== undefined || lexicon.has(word) } as const];
  });
}

function countHyphens(lines: readonly Line[], lexicon: Lexicon, language: ListedLanguage) {
  const witnesses = readWitnesses(lines);
  let [hyphens, followed, joined] = [0, 0, 0];
  for (const [i, { text }] of lines.entries()) {
    const next = lines[i + 1]?.text ?? '';
    if (!endsInHyphen(text)) continue;
    hyphens += 1;
    if (!/^\p{Ll}/u.test(next)) continue;
    followed += 1;
    const own = detectLanguage(`${text} ${next}`) ?? language;
    if (judgeHyphen(text, next, { witnesses, lexicon: own === language ? lexicon : null, language })?.isJoined)
      joined += 1;
  }
  return { hyphens, followed, joined };
}

function add(a: BrokenWords, b: BrokenWords): BrokenWords {
  return {
    whole: a.whole + b.whole,
    joined: a.joined + b.joined,
    hyphenated: a.hyphenated + b.hyphenated,
    kept: a.kept + b.kept,
  };
}

/** A sample that is the same in every run: places from a linear congruential generator. */
function pick<T>(all: readonly T[], count: number): readonly T[] {
  let state = 20_240_215;
  return Array.from({ length: Math.min(count, all.length) }, () => {
    state = (state * 48_271) % 0x7fffffff;
    return all[state % all.length]!;
  });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

process.exitCode = main();
