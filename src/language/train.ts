import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Corpus, mergeCounts } from './merge-counts.ts';
import { writeModel } from './model-file.ts';
import { LINE_START } from './ngram-hash.ts';
import { pruneCounts } from './prune-counts.ts';
import { foldParagraphs, readCorpus } from './read-corpus.ts';
import { trainTopics } from './train-topics.ts';

/** Weights of an occurrence in a report and in a law, in eighths. */
export const REPORT_WEIGHT = 8;
export const LAW_WEIGHT = 1;

/** Least value of a kept n-gram, by order, in occurrences in a report less the discount. */
const LEAST = [0, 0, 0.1, 0.3, 1.3, 2];

/** Texts, a paragraph a line, by what an occurrence in them counts for. */
export interface Texts {
  readonly reports: readonly string[];
  readonly laws: readonly string[];
}

/**
 * Bytes of the model of some texts. The same texts give the same bytes.
 *
 * ```
 * trainModel({ reports: ['各位代表：\n现在，我代表国务院，向大会报告政府工作。'], laws: [] })
 * ```
 */
export function trainModel({ reports, laws }: Texts, least: readonly number[] = LEAST): Uint8Array {
  const paragraphs = reports.map(foldParagraphs);
  const topics = trainTopics(paragraphs.map(joinCodes));
  const counts = mergeCounts([
    openLines(paragraphs.flat(), REPORT_WEIGHT),
    openLines(laws.flatMap(foldParagraphs), LAW_WEIGHT),
  ]);
  return writeModel({ ...pruneCounts(counts, least), topics });
}

function openLines(paragraphs: readonly Uint32Array[], weight: number): Corpus {
  return { weight, lines: paragraphs.map((codes) => Uint32Array.of(LINE_START, ...codes)) };
}

function joinCodes(paragraphs: readonly Uint32Array[]): Uint32Array {
  return Uint32Array.from(paragraphs.flatMap((codes) => [...codes]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder = '../shared/corpus', target = 'src/language/chinese.bin'] = process.argv.slice(2);
  const bytes = trainModel({ reports: readCorpus(`${folder}/work-reports`), laws: readCorpus(`${folder}/laws`) });
  writeFileSync(target, bytes);
  console.error(`${target}: ${bytes.length} bytes`);
}
