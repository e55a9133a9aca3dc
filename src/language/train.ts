import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Corpus, mergeCounts } from './merge-counts.ts';
import { writeModel } from './model-file.ts';
import { LINE_START } from './ngram-hash.ts';
import { pruneCounts } from './prune-counts.ts';
import { foldParagraphs, readCorpus } from './read-corpus.ts';
import { trainTopics } from './train-topics.ts';

/**
 * Weights of an occurrence in a report and in a law, in eighths. Top-1 and AUC of joints, nothing pruned, with no laws
 * 57.2% .8989; laws at 1/16 58.6% .9039; 1/8 58.9% .9041; 1/4 58.9% .9037; 1/2 58.9% .9026 (all discounts .75).
 */
const REPORT_WEIGHT = 8;
const LAW_WEIGHT = 1;

/**
 * Least value of a kept n-gram, by order, in occurrences in a report less the discount: all bigrams but the rarest of
 * the laws, trigrams seen twice in reports or four times in laws, of four characters twice in reports and again in laws,
 * of five three times. 6.2 MB; `npm run bench:model` prints what other cuts cost.
 */
export const LEAST = [0, 0, 0.1, 0.3, 1.3, 2];

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
  const counts = mergeCounts(openCorpora(paragraphs, laws.map(foldParagraphs)));
  return writeModel({ ...pruneCounts(counts, least), topics });
}

/** The folded paragraphs of reports and laws with their weights, each paragraph opened by a symbol. */
export function openCorpora(
  reports: readonly (readonly Uint32Array[])[],
  laws: readonly (readonly Uint32Array[])[],
): readonly Corpus[] {
  const open = (texts: readonly (readonly Uint32Array[])[], weight: number) => ({
    weight,
    lines: texts.flat().map((codes) => Uint32Array.of(LINE_START, ...codes)),
  });
  return [open(reports, REPORT_WEIGHT), open(laws, LAW_WEIGHT)];
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
