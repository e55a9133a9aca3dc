import type { Document, Paragraph, Report, Span } from '../types.ts';
import { alignWitness, type WitnessAlignment } from './align-witness.ts';
import { classReading, LEAST_COVERED, type ReadingClass, type ReadingPair } from './class-reading.ts';
import { findReadings, type OtherReading } from './find-readings.ts';
import { describePlace, witnessSpan } from './locate-reading.ts';
import { measurePlausibility } from './measure-plausibility.ts';
import { undisputedClauses } from './undisputed-clauses.ts';

/** A place of the report where a witness reads otherwise. */
export interface SuggestedReading {
  readonly paragraph: Paragraph;
  /** UTF-16 offsets in the text of the paragraph; equal where the witness has a character more. */
  readonly start: number;
  readonly end: number;
  readonly reading: string;
  readonly class: ReadingClass;
  /** Where the witness says so. */
  readonly evidence: Span;
}

/** So many times as often as the witness the text must be misread for the witness to correct it: of two bad scans neither may. */
const TRUST = 2;

/**
 * Lists where witnesses read otherwise than the report in sentences that both have, in the order of the report.
 *
 * A reading that another witness has too is no misreading. Of witnesses that read the same the first counts.
 *
 * @example
 * The report 中材科技、鹤鹤乳品获评国家级绿色工厂 beside a witness with 飞鹤乳品 gives { reading: '飞', class: 'misreading', … }.
 */
export function suggestReadings(report: Report, witnesses: readonly Document[]): readonly SuggestedReading[] {
  const paragraphs = report.articles.flatMap((article) => article.paragraphs);
  const views = witnesses.map(({ lines }) => {
    const alignment = alignWitness(paragraphs, lines);
    return { alignment, lines, readings: findReadings(alignment), isAgreed: markAgreed(alignment) };
  });
  const found = views.flatMap((view, v) => {
    const { alignment, lines, readings, isAgreed } = view;
    if (readings.length === 0) return [];
    const texts = [...paragraphs, ...lines];
    const plausibility = measurePlausibility(undisputedClauses(texts, alignment, readings));
    const isSameText = sum(isAgreed) >= LEAST_COVERED * alignment.witnessCode;
    const others = views.filter((_, other) => other !== v);
    const places = readings.map((each) => {
      const place = describePlace(alignment, texts, each);
      const isAttested = others.some((other) => isRead(other.isAgreed, each.text));
      const judge = (pair: ReadingPair) =>
        classReading(pair, isSameText && !isAttested, (reading) => plausibility(pair, reading));
      return { ...place, witness: each.witness, kind: judge(place.pair), mirrored: judge(mirror(place.pair)) };
    });
    const isTrusted =
      countMisread(places.map(({ kind }) => kind)) >= TRUST * countMisread(places.map((p) => p.mirrored));
    return places.map((place): SuggestedReading => {
      const kind = place.kind === 'misreading' && !isTrusted ? 'rewording' : place.kind;
      const paragraph = paragraphs[place.line]!;
      const { start, end } = place;
      const isPerson = kind === 'misreading' && (paragraph.kind === 'byline' || paragraph.kind === 'caption');
      return {
        paragraph,
        start,
        end,
        reading: place.pair.other,
        class: isPerson ? 'rewording' : kind,
        evidence: witnessSpan(alignment, lines, place.witness),
      };
    });
  });
  const rank = new Map(paragraphs.map((paragraph, i) => [paragraph, i]));
  const sorted = found.sort((a, b) => rank.get(a.paragraph)! - rank.get(b.paragraph)! || a.start - b.start);
  return settleDisputes(sorted);
}

/** The same place with the witness for the text. */
function mirror(pair: ReadingPair): ReadingPair {
  return { ...pair, raw: pair.other, other: pair.raw };
}

function countMisread(kinds: readonly ReadingClass[]): number {
  return kinds.filter((kind) => kind === 'misreading').length;
}

/** Each place and reading once; where witnesses read a place in several ways, none of them is a plain misreading. */
function settleDisputes(sorted: readonly SuggestedReading[]): readonly SuggestedReading[] {
  const isSamePlace = (a: SuggestedReading, b: SuggestedReading) =>
    a.paragraph === b.paragraph && a.start < Math.max(b.end, b.start + 1) && b.start < Math.max(a.end, a.start + 1);
  const settled: SuggestedReading[] = [];
  for (const each of sorted) {
    // Readings overlap those just before them at most: one is six characters long.
    const beside = settled.slice(-6).filter((other) => isSamePlace(each, other));
    if (
      beside.some(({ start, end, reading }) => start === each.start && end === each.end && reading === each.reading)
    ) {
      continue;
    }
    const isDisputed = beside.length > 0 && each.class === 'misreading';
    for (const other of beside) {
      if (other.class === 'misreading') settled[settled.lastIndexOf(other)] = { ...other, class: 'rewording' };
    }
    settled.push(isDisputed ? { ...each, class: 'rewording' } : each);
  }
  return settled;
}

/** 1 for every code of the text that the witness has too. */
function markAgreed({ stretches, witnessCode }: WitnessAlignment): Uint8Array {
  const isAgreed = new Uint8Array(witnessCode);
  for (const pairs of stretches) for (const [code] of pairs) isAgreed[code] = 1;
  return isAgreed;
}

function isRead(isAgreed: Uint8Array, [start, end]: OtherReading['text']): boolean {
  return start < end && isAgreed.subarray(start, end).every((agrees) => agrees === 1);
}

function sum(values: Uint8Array): number {
  return values.reduce((total, value) => total + value, 0);
}
