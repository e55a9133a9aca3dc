import { readLanguage } from './language/document-language.ts';
import { cutRegions } from './layout/measure.ts';
import { readMarkers } from './markers/read-markers.ts';
import { calibrateJoints } from './order/joint-score.ts';
import { orderKnownFragments } from './order/order-region.ts';
import { read } from './read/read.ts';

/** The reading order of fragments. */
export interface FragmentOrder {
  /** Indices of the fragments in reading order. */
  readonly order: readonly number[];
  /** How the fragments were laid out as they came: `natural`, `reversed`, `booklet outside in`, `booklet inside out`. */
  readonly layout: string;
  /** Whether the evidence is good enough to rely on; else the order is a guess. */
  readonly accepted: boolean;
  /** Nats a joint. */
  readonly score: number;
}

/**
 * Orders fragments of one text, such as the columns of its pages as a PDF gave them, by what they say.
 *
 * In: the fragments' texts, lines as printed, in the order in which they came. Out: their reading order and whether it is sure.
 */
export function orderFragments(texts: readonly string[]): FragmentOrder {
  const parts = texts.map((content) => read({ content }, 's1', { from: 'text' }).lines);
  const filled = parts.flatMap((lines, i) => (lines.length > 0 ? [i] : []));
  const lines = parts.flat();
  if (filled.length < 2) return { order: texts.map((_, i) => i), layout: 'natural', accepted: true, score: 0 };
  const widest = cutRegions(lines).reduce((a, b) => (b.measure !== null && b.lines.length > a.lines.length ? b : a));
  const measures = new Float64Array(lines.length).fill(widest.measure ?? 0);
  const language = readLanguage(lines);
  const joints = calibrateJoints(lines, measures, { scorer: language.scorer(), topics: language.topics() });
  const starts: number[] = [];
  let start = 0;
  for (const i of filled) {
    starts.push(start);
    start += parts[i]!.length;
  }
  const found = orderKnownFragments(
    {
      lines,
      joint: joints.score,
      inColumn: joints.inColumn,
      markers: readMarkers(lines),
      cutWeights: new Float64Array(lines.length + 1),
      pageStarts: new Uint8Array(lines.length + 1),
      folios: { before: new Uint32Array(lines.length), after: new Uint32Array(lines.length) },
    },
    starts,
  );
  const order = found.fragments.map(([first]) => filled[starts.indexOf(first)]!);
  const empty = texts.flatMap((_, i) => (parts[i]!.length === 0 ? [i] : []));
  return { order: [...order, ...empty], layout: found.layout, accepted: found.accepted, score: found.score };
}
