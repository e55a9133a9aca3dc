import { sep } from 'node:path';
import type { ReadRecord } from '../records/read-records.ts';
import { idInWords } from '../records/record.ts';
import type { InputFile } from './collect-inputs.ts';

/** The id of a file: its path below the folder that holds all that was named, with `/`. */
export function fileId({ relative }: Pick<InputFile, 'relative'>): string {
  return relative.split(sep).join('/');
}

/** The id of a record: `corpus.jsonl#id`, or `corpus.jsonl:12` for a line without one. */
export function recordId(file: Pick<InputFile, 'relative'>, read: ReadRecord): string {
  const id = 'record' in read ? idInWords(read.record) : undefined;
  return `${fileId(file)}${id === undefined ? `:${read.line}` : `#${id}`}`;
}
