/**
 * `npm run bench:model`: what the language model is worth. Perplexity on documents left out, in five folds by document,
 * of reports and laws apart; then what each size of the file buys, in perplexity and in joints of the gold texts, which
 * no model was trained on. Takes some five minutes.
 */
import { existsSync, readFileSync } from 'node:fs';
import { loadCharacterModel } from '../../src/language/character-model.ts';
import { type CharacterScorer, combine } from '../../src/language/character-scorer.ts';
import { countDocument } from '../../src/language/document-counts.ts';
import { type MergedCounts, mergeCounts } from '../../src/language/merge-counts.ts';
import type { PackedCounts } from '../../src/language/packed-counts.ts';
import { pruneCounts } from '../../src/language/prune-counts.ts';
import { foldParagraphs, readCorpus } from '../../src/language/read-corpus.ts';
import { readTopics, topicAffinity } from '../../src/language/topic-affinity.ts';
import { LEAST, openCorpora, trainModel } from '../../src/language/train.ts';
import { type JointRanking, rankJoints } from './joint-ranking.ts';
import { type Setting, setColumns } from './wrapped-columns.ts';

const shared = '../shared';
const FOLDS = 5;
const DOCUMENT_WEIGHT = 3;
/** Nats a unit of topic affinity: from 8 to 13 top-1 differs by a point. */
const TOPIC_WEIGHT = 9;
const NOISE = 0.02;

/** Least values by order: from nothing cut to bigrams seen three times. */
const SIZES: readonly (readonly number[])[] = [
  [0, 0, 0, 0, 0, 0],
  [0, 0, 0, 0.4, 1, 1],
  [0, 0, 0.05, 0.3, 1, 2],
  LEAST,
  [0, 0, 0.3, 1.3, 2, 3],
  [0, 0, 1, 2, 4, 6],
  [0, 0, 2, 5, 10, 20],
  [0, 0, 4, 20, 40, 80],
];

type Paragraphs = readonly Uint32Array[];

/** Perplexity a character of documents, each paragraph opened. */
function perplexity(packed: PackedCounts, documents: readonly Paragraphs[]): number {
  const scorer = combine(packed, null, 0);
  let [sum, characters] = [0, 0];
  for (const codes of documents.flat()) {
    sum += scorer.logLikelihood(codes, true).sum;
    characters += codes.length;
  }
  return Math.exp(-sum / characters);
}

/** How well columns follow one another; each side is read once. */
function boundariesOf(scorer: CharacterScorer, columns: Setting['columns']) {
  const tails = columns.map(({ tail }) => scorer.readTail(tail));
  const heads = columns.map(({ head }) => scorer.readHead(head));
  return (left: number, right: number) => scorer.pmiBetween(tails[left]!, heads[right]!);
}

function wordingOf(packed: PackedCounts) {
  return ({ lines, columns }: Setting) => {
    const scorer = combine(packed, countDocument(lines), DOCUMENT_WEIGHT);
    return boundariesOf(scorer, columns);
  };
}

function formatRanking({ top, topOpen, auc }: JointRanking): string {
  return `${(100 * top).toFixed(1)}%  ${(100 * topOpen).toFixed(1)}%  ${auc.toFixed(4)}`;
}

function main(): void {
  if (!existsSync(`${shared}/corpus`)) {
    console.log(`model: nothing to measure, ${shared} is not here`);
    return;
  }
  const texts = { reports: readCorpus(`${shared}/corpus/work-reports`), laws: readCorpus(`${shared}/corpus/laws`) };
  const shipped = readFileSync(new URL('../../src/language/chinese.bin', import.meta.url));
  const isSame = Buffer.from(trainModel(texts)).equals(shipped);
  console.log(`shipped file: ${shipped.length} bytes, ${isSame ? 'the same' : 'NOT the same'} when trained again`);

  const settings = setColumns(shared, 0);
  printJoints('clean', settings);
  printJoints('2% misread', setColumns(shared, NOISE));

  const reports = texts.reports.map(foldParagraphs).filter((document) => document.length > 0);
  const laws = texts.laws.map(foldParagraphs).filter((document) => document.length > 0);
  const mergeWithout = (fold: number): MergedCounts => {
    const isIn = (_: unknown, i: number) => i % FOLDS !== fold;
    return mergeCounts(openCorpora(reports.filter(isIn), laws.filter(isIn)));
  };
  const whole = mergeCounts(openCorpora(reports, laws));
  const rows = SIZES.map((least) => {
    const packed = pruneCounts(whole, least);
    const ranking = rankJoints(settings, wordingOf(packed));
    return { least, bytes: sizeOf(packed), ranking, reports: [] as number[], laws: [] as number[] };
  });
  for (let fold = 0; fold < FOLDS; fold++) {
    const merged = mergeWithout(fold);
    const isOut = (_: unknown, i: number) => i % FOLDS === fold;
    for (const row of fold === 0 ? rows : rows.filter(({ least }) => least === LEAST)) {
      const packed = pruneCounts(merged, row.least);
      row.reports.push(perplexity(packed, reports.filter(isOut)));
      row.laws.push(perplexity(packed, laws.filter(isOut)));
    }
  }
  const kept = rows.find(({ least }) => least === LEAST)!;
  const folds = (values: readonly number[]) =>
    `${(values.reduce((a, b) => a + b, 0) / values.length).toFixed(2)}  (${values.map((value) => value.toFixed(1)).join(' ')})`;
  console.log('\nperplexity a character on documents left out, mean of five folds by document');
  console.log(`reports  ${folds(kept.reports)}\nlaws     ${folds(kept.laws)}`);
  console.log('\nleast value by order    n-gram KB  reports  laws (fold 1)  joints: top-1  open  AUC');
  for (const { least, bytes, ranking, ...row } of rows) {
    const size = (bytes / 1000).toFixed(0).padStart(8);
    const [report = 0, law = 0] = [row.reports[0], row.laws[0]];
    console.log(
      `${least.slice(1).join(' ').padEnd(22)} ${size}  ${report.toFixed(2)}  ${law.toFixed(2)}  ${formatRanking(ranking)}`,
    );
  }
}

function sizeOf({ stems, twigs, leaves }: PackedCounts): number {
  return stems.byteLength + twigs.byteLength + leaves.byteLength;
}

/** What each kind of evidence is worth: the document alone, the model alone, both, topics alone, all. */
function printJoints(name: string, settings: readonly Setting[]): void {
  const model = loadCharacterModel();
  const topicsOf = ({ lines, columns }: Setting) => {
    const topics = readTopics(model.topics, lines);
    const before = columns.map(({ ending }) => topics.before(ending));
    const after = columns.map(({ opening }) => topics.after(opening));
    return (left: number, right: number) => topicAffinity(before[left]!, after[right]!);
  };
  const pmi =
    (withModel: boolean, weight: number) =>
    ({ lines, columns }: Setting) => {
      const scorer = combine(withModel ? model : null, weight > 0 ? countDocument(lines) : null, weight);
      return boundariesOf(scorer, columns);
    };
  const both = (setting: Setting) => {
    const [wording, topic] = [wordingOf(model)(setting), topicsOf(setting)];
    return (left: number, right: number) => wording(left, right) + TOPIC_WEIGHT * topic(left, right);
  };
  const rankings = {
    'document alone': rankJoints(settings, pmi(false, DOCUMENT_WEIGHT)),
    'model alone': rankJoints(settings, pmi(true, 0)),
    both: rankJoints(settings, wordingOf(model)),
    'topics alone': rankJoints(settings, topicsOf),
    all: rankJoints(settings, both),
  };
  console.log(`\n${rankings.all.joints} joints, ${name}: top-1, top-1 inside paragraphs, AUC`);
  for (const [kind, ranking] of Object.entries(rankings)) console.log(`${kind.padEnd(16)}${formatRanking(ranking)}`);
}

main();
