import type { Media } from '../../types.ts';

/** Kinds of input that `from` may name, as the command line does. */
export const medias = [
  'text',
  'markdown',
  'pdf',
  'docx',
  'html',
  'hocr',
  'alto',
  'page',
  'jsonl',
  'lines-jsonl',
] as const satisfies readonly Media[];
