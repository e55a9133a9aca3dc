import { type PackedCounts, STEM } from './packed-counts.ts';
import type { TopicVectors } from './topic-vectors.ts';

/** 'GZLM' read as a little-endian word, and the version of this layout. A machine of the other order sees no magic. */
const MAGIC = 0x4d4c5a47;
const VERSION = 2;
const HEADER_WORDS = 12;

/** What the language itself is known to say: statistics of Chinese reports and laws, one file, never changed. */
export interface CharacterModel extends PackedCounts {
  readonly topics: TopicVectors;
}

/**
 * Bytes of a model file: twelve header words (magic, version, words of stems, twigs and leaves, n-grams, four masses of the
 * empty context, words and dimensions of the topics), then stems, twigs, leaves, the topics' words, scales and vectors.
 */
export function writeModel({ stems, twigs, leaves, ngrams, empty, topics }: CharacterModel): Uint8Array {
  const { words, scales, dimensions, vectors } = topics;
  const header = [MAGIC, VERSION, stems.length, twigs.length, leaves.length, ngrams];
  header.push(empty.seen, empty.seenBackOff, empty.novel, empty.novelBackOff, words.length, dimensions);
  const parts = [
    Uint32Array.from({ length: HEADER_WORDS }, (_, i) => header[i] ?? 0),
    stems,
    twigs,
    leaves,
    words,
    scales,
    vectors,
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** The statistics in the bytes of a model file: views, nothing is parsed. Throws when they are no such file. */
export function readModel(bytes: Uint8Array): CharacterModel {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const header = new Uint32Array(buffer, byteOffset, Math.min(HEADER_WORDS, byteLength >>> 2));
  const [magic, version, stemWords = 0, twigWords = 0, leafWords = 0, ngrams = 0, ...rest] = header;
  const [seen = 0, seenBackOff = 0, novel = 0, novelBackOff = 0, topicWords = 0, dimensions = 0] = rest;
  const expected = 4 * (HEADER_WORDS + stemWords + twigWords + leafWords + 2 * topicWords) + topicWords * dimensions;
  if (magic !== MAGIC || version !== VERSION || byteLength !== expected || stemWords % STEM !== 0) {
    throw new Error('not a language model file of this version');
  }
  let at = byteOffset + 4 * HEADER_WORDS;
  const next = (words: number) => {
    at += 4 * words;
    return at - 4 * words;
  };
  return {
    stems: new Uint32Array(buffer, next(stemWords), stemWords),
    twigs: new Uint32Array(buffer, next(twigWords), twigWords),
    leaves: new Uint32Array(buffer, next(leafWords), leafWords),
    ngrams,
    empty: { seen, seenBackOff, novel, novelBackOff },
    topics: {
      words: new Uint32Array(buffer, next(topicWords), topicWords),
      scales: new Float32Array(buffer, next(topicWords), topicWords),
      dimensions,
      vectors: new Int8Array(buffer, at, topicWords * dimensions),
    },
  };
}
