import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { countDocument } from './document-counts.ts';
import { foldText } from './fold-character.ts';
import { LINE_START } from './ngram-hash.ts';
import { writePacked } from './packed-counts.ts';
import { pruneCounts } from './prune-counts.ts';

/**
 * Least count of a kept n-gram, by order. Perplexity on every fifth report, trained on the others, and file size:
 * nothing pruned 20.35, 17.8 MB; 1 1 1 2 2 19.26, 7.1 MB; 1 1 2 2 2 20.85, 5.0 MB; 1 1 2 2 3 20.74, 4.3 MB;
 * 1 1 2 3 3 21.15, 3.6 MB. Joints lose little: AUC .8534-.9005 on five reports, unpruned .0000-.0028 more.
 */
const MINIMUM = [0, 1, 1, 2, 2, 3];

/**
 * Bytes of the model of some texts, a paragraph a line. The same texts give the same bytes.
 *
 * ```
 * trainModel(['各位代表：\n现在，我代表国务院，向大会报告政府工作。'])
 * ```
 */
export function trainModel(texts: readonly string[], minimum: readonly number[] = MINIMUM): Uint8Array {
  const lines = texts.flatMap(paragraphs);
  return writePacked(pruneCounts(lines, countDocument(lines, LINE_START), minimum));
}

function paragraphs(text: string): Uint32Array[] {
  return text
    .split(/\r\n?|\n/)
    .map(foldText)
    .filter((codes) => codes.length > 0)
    .map((codes) => Uint32Array.of(LINE_START, ...codes));
}

/** Texts of a folder in code point order of their names, so that every machine trains the same model. */
function readTexts(folder: string): string[] {
  return (
    readdirSync(folder)
      // The file of 1991 holds its text twice, which would count every phrase of that year as a set phrase.
      .filter((name) => name.endsWith('.txt') && !name.startsWith('1991政府工作报告'))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .filter(isChinese)
  );
}

/** One file of the folder is the English translation of 2017; with its spaces folded away it teaches nothing. */
function isChinese(text: string): boolean {
  return (text.match(/\p{Script=Han}/gu) ?? []).length > text.length / 4;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder = '../shared/corpus/work-reports', target = 'src/language/chinese.bin'] = process.argv.slice(2);
  const bytes = trainModel(readTexts(folder));
  writeFileSync(target, bytes);
  console.error(`${target}: ${bytes.length} bytes`);
}
