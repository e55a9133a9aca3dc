import { endOfCode } from '../dedupe/character-stream.ts';
import type { Span } from '../types.ts';
import type { Pool } from './find-renditions.ts';

/** The source span from one code of a stream to another of the same input, both included. */
export function spanBetween({ lines, stream }: Pool, from: number, to: number): Span {
  const [first, last] = [lines[stream.lineOf[from]!]!, lines[stream.lineOf[to]!]!];
  return {
    source: first.source,
    start: first.start + stream.offsets[from]!,
    end: last.start + endOfCode(stream, to),
  };
}
