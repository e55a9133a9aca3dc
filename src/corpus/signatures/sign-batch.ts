import { foldInto } from './fold-units.ts';
import { type Sample, SampleList, sampleInto } from './sample-shingles.ts';

/** Documents signed together: of each list, those of the n-th document begin at the n-th start; one start more at the end. */
export interface SignedBatch {
  /** In memory that threads share. */
  readonly codes: Uint16Array;
  readonly codeStarts: Uint32Array;
  readonly kept: Uint32Array;
  readonly keptStarts: Uint32Array;
  readonly sample: Sample;
  readonly sampleStarts: Uint32Array;
  /** UTF-16 units of all texts. */
  readonly units: number;
}

/** Folds and samples a batch of texts. */
export function signBatch(texts: readonly string[]): SignedBatch {
  const [codeStarts, keptStarts, sampleStarts] = Array.from({ length: 3 }, () => new Uint32Array(texts.length + 1)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  for (const [t, text] of texts.entries()) keptStarts[t + 1] = keptStarts[t]! + ((text.length + 31) >>> 5);
  const kept = new Uint32Array(keptStarts[texts.length]!);
  const units = texts.reduce((sum, { length }) => sum + length, 0);
  const codes = new Uint16Array(units);
  const list = new SampleList();
  for (const [t, text] of texts.entries()) {
    const start = codeStarts[t]!;
    const end = foldInto(text, codes, start, kept.subarray(keptStarts[t]!, keptStarts[t + 1]!));
    codeStarts[t + 1] = end;
    sampleInto(list, codes.subarray(start, end));
    sampleStarts[t + 1] = list.length;
  }
  const shared = new Uint16Array(new SharedArrayBuffer(2 * codeStarts[texts.length]!));
  shared.set(codes.subarray(0, shared.length));
  return { codes: shared, codeStarts, kept, keptStarts, sample: list.toSample(), sampleStarts, units };
}
