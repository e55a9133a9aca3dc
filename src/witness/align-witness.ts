import { chainSeeds } from '../dedupe/chain-seeds.ts';
import { type CharacterStream, streamOf } from '../dedupe/character-stream.ts';
import { findRareSeeds } from '../dedupe/rare-seeds.ts';
import { type Alignment, alignStretch } from '../merge/align-stretch.ts';
import type { Line } from '../types.ts';

/** Chains of fewer seeds are chance. */
const FEWEST_SEEDS = 4;

/** A text and another version of it as one stream, and the stretches in which they say the same. */
export interface WitnessAlignment {
  /** The lines of the text, then those of the witness. */
  readonly stream: CharacterStream;
  /** The first line of the witness, and its first code. */
  readonly witnessLine: number;
  readonly witnessCode: number;
  /** Pairs of codes that agree, both rising; no code of the text is in two stretches. */
  readonly stretches: readonly Alignment[];
}

/** Characters that must agree for a stretch to be the same text, and no set phrase of the trade. */
const LEAST_AGREED = 10;

/**
 * Aligns a text with a witness, wherever and in whatever order it says the same.
 *
 * In: the lines or paragraphs of both. Out: stretches, those that agree longest first. Where the witness says a thing twice, the
 * print of it that agrees longer counts; where the text does, both its places are aligned. Near-linear in the characters.
 *
 * @example 全市粮食产量突破百亿斤 beside 这一年，全市粮食产量突破百亿斤大关 gives one stretch of eleven pairs.
 */
export function alignWitness(
  lines: readonly Pick<Line, 'text'>[],
  witness: readonly Pick<Line, 'text'>[],
): WitnessAlignment {
  const stream = streamOf([...lines, ...witness]);
  const witnessCode = stream.starts[lines.length]!;
  const { length } = stream.codes;
  const inputOf = Uint32Array.from(stream.codes, (_, code) => (code < witnessCode ? 0 : 1));
  const found = chainSeeds(findRareSeeds(stream.codes, inputOf), inputOf, FEWEST_SEEDS).map((seeds) =>
    alignStretch(stream.codes, seeds, [0, witnessCode], [witnessCode, length]),
  );
  found.sort((a, b) => b.length - a.length || a[0]![0] - b[0]![0] || a[0]![1] - b[0]![1]);
  const isTaken = new Uint8Array(witnessCode);
  const stretches: Alignment[] = [];
  for (const pairs of found) {
    for (const free of splitFree(pairs, isTaken)) {
      if (free.length < LEAST_AGREED) continue;
      for (const [code] of free) isTaken[code] = 1;
      stretches.push(free);
    }
  }
  return { stream, witnessLine: lines.length, witnessCode, stretches };
}

/** The runs of an alignment over codes that no other has taken: over a taken one it does not go on. */
function splitFree(pairs: Alignment, isTaken: Uint8Array): readonly Alignment[] {
  const runs: (readonly [number, number])[][] = [[]];
  for (const pair of pairs) {
    if (isTaken[pair[0]] === 0) runs.at(-1)!.push(pair);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs;
}
