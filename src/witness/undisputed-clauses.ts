import type { Line } from '../types.ts';
import type { WitnessAlignment } from './align-witness.ts';
import type { OtherReading } from './find-readings.ts';

/** The clauses of both texts in which no reading is in dispute. */
export function undisputedClauses(
  texts: readonly Pick<Line, 'text'>[],
  { stream }: WitnessAlignment,
  readings: readonly OtherReading[],
): readonly string[] {
  const disputed = texts.map((): number[] => []);
  for (const [from] of readings.flatMap(({ text, witness }) => [text, witness])) {
    for (const code of [from - 1, from]) disputed[stream.lineOf[code] ?? 0]?.push(stream.offsets[code] ?? 0);
  }
  return texts.flatMap(({ text }, line) => {
    const places = disputed[line]!.sort((a, b) => a - b);
    let [at, next] = [0, 0];
    return text.split(/(?<=[，。；：、！？,;:!?])/u).filter((clause) => {
      at += clause.length;
      const before = next;
      while (next < places.length && places[next]! < at) next += 1;
      return next === before;
    });
  });
}
