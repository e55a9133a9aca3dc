import type { Summary } from '../types.ts';

/**
 * What a run has done, for people: three lines, and one more with a witness, without line feeds.
 *
 * @param path as the input was named
 * @param inputs how many were merged
 * @example
 * jilin-gazette.txt: 2 articles, 116 paragraphs, 0.6 s
 *   fragments 39, moved 21, duplicates 19 (18012 characters), furniture 45, edits 3
 *   joints 17 certain, 2 probable, 0 guessed; gaps 0, conflicts 1, reuse 4
 */
export function summaryLines(summary: Summary, path: string, seconds: number, inputs = 1): readonly string[] {
  const { articles, paragraphs, fragments, moved, duplicates, duplicateCharacters, furniture, edits } = summary;
  const { joints, gaps, conflicts, reuse, suggestions } = summary;
  const copies = duplicates === 0 ? '0' : `${duplicates} (${duplicateCharacters} characters)`;
  return [
    `${path}: ${inputs > 1 ? `${inputs} inputs, ` : ''}${count(articles, 'article')}, ${count(paragraphs, 'paragraph')}, ${seconds.toFixed(1)} s`,
    `  fragments ${fragments}, moved ${moved}, duplicates ${copies}, furniture ${furniture}, edits ${edits}`,
    `  joints ${joints.certain} certain, ${joints.probable} probable, ${joints.guessed} guessed; gaps ${gaps}, conflicts ${conflicts}, reuse ${reuse}`,
    ...(suggestions ? [suggestionLine(suggestions)] : []),
  ];
}

function suggestionLine({ misreading, number, rewording }: NonNullable<Summary['suggestions']>): string {
  const kinds = [count(misreading, 'misreading'), count(number, 'number'), count(rewording, 'rewording')];
  return `  suggestions ${misreading + number + rewording}: ${kinds.join(', ')}`;
}

/**
 * Why `--strict` fails a run, or undefined where it does not.
 *
 * @example
 * doubts({ …, joints: { certain: 9, probable: 0, guessed: 1 }, gaps: 0, conflicts: 2 })   // '1 guess, 2 conflicts'
 */
export function doubts({ joints, gaps, conflicts }: Summary): string | undefined {
  const found = [
    ...(joints.guessed > 0 ? [count(joints.guessed, 'guess', 'guesses')] : []),
    ...(gaps > 0 ? [count(gaps, 'gap')] : []),
    ...(conflicts > 0 ? [count(conflicts, 'conflict')] : []),
  ];
  return found.length > 0 ? found.join(', ') : undefined;
}

function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
