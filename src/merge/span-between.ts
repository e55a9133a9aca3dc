import type { Span } from '../types.ts';
import type { Pool } from './find-renditions.ts';

/** The source span from one code of a stream to another of the same input, both included. */
export function spanBetween({ lines, stream }: Pool, from: number, to: number): Span {
  const [first, last] = [lines[stream.lineOf[from]!]!, lines[stream.lineOf[to]!]!];
  const width = stream.codes[to]! > 0xffff ? 2 : 1;
  return {
    source: first.source,
    start: first.start + stream.offsets[from]!,
    end: last.start + stream.offsets[to]! + width,
  };
}
