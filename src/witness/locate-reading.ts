import type { Line, Span } from '../types.ts';
import type { WitnessAlignment } from './align-witness.ts';
import type { OtherReading } from './find-readings.ts';

/** Characters on either side by which a reading is judged. */
const AROUND = 8;

/** Where the text has a reading: its line, UTF-16 offsets in it, and both readings in their surroundings. */
export function describePlace(
  { stream }: WitnessAlignment,
  texts: readonly Pick<Line, 'text'>[],
  { text: [from, to], witness }: OtherReading,
) {
  const line = stream.lineOf[from - 1]!;
  const { text } = texts[line]!;
  const start = from < to ? stream.offsets[from]! : endOfCode(stream.offsets, texts[line]!, from - 1);
  const end = from < to ? endOfCode(stream.offsets, texts[line]!, to - 1) : start;
  const pair = {
    raw: text.slice(start, end),
    other: readWitness(stream, texts, witness),
    before: tidy(text.slice(Math.max(0, start - 2 * AROUND), start)).slice(-AROUND),
    after: tidy(text.slice(end, end + 2 * AROUND)).slice(0, AROUND),
  };
  return { line, start, end, pair };
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, '');
}

function endOfCode(offsets: Uint32Array, { text }: Pick<Line, 'text'>, code: number): number {
  const offset = offsets[code]!;
  return offset + (text.codePointAt(offset)! > 0xffff ? 2 : 1);
}

/** What a witness says between two codes, over its line breaks. */
function readWitness(
  { lineOf, offsets }: WitnessAlignment['stream'],
  texts: readonly Pick<Line, 'text'>[],
  [from, to]: OtherReading['witness'],
): string {
  if (from === to) return '';
  const [first, last] = [lineOf[from]!, lineOf[to - 1]!];
  const end = endOfCode(offsets, texts[last]!, to - 1);
  let read = '';
  for (let line = first; line <= last; line += 1) {
    const { text } = texts[line]!;
    read += text.slice(line === first ? offsets[from]! : 0, line === last ? end : text.length);
  }
  return tidy(read);
}

/** Where a witness says it; a point behind the character before, where it says nothing. */
export function witnessSpan(
  { stream, witnessLine }: WitnessAlignment,
  lines: readonly Line[],
  [from, to]: OtherReading['witness'],
): Span {
  const lineAt = (code: number) => lines[stream.lineOf[code]! - witnessLine]!;
  const [first, last] = from < to ? [from, to - 1] : [from - 1, from - 1];
  const end = lineAt(last).start + endOfCode(stream.offsets, lineAt(last), last);
  const start = from < to ? lineAt(first).start + stream.offsets[first]! : end;
  return { source: lineAt(first).source, start, end };
}
