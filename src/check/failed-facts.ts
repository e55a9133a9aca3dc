import type { Fact } from './fact.ts';
import { findNear, type NearPlace } from './find-near.ts';
import type { Message } from './finding.ts';
import { foldForFacts } from './fold-for-facts.ts';

/** A fact that does not hold, and the place in the text that shows it: its beginning where nothing does. UTF-16 offsets. */
export interface FailedFact {
  readonly message: Message;
  readonly start: number;
  readonly end: number;
}

/** Characters of a passage in a message. */
const SAMPLE = 40;

/** Checks facts against a text. Passages are compared by edit distance: `differences` letters may be added, lost or exchanged. */
export function failedFacts(text: string, facts: readonly Fact[]): readonly FailedFact[] {
  const { text: folded, offsets } = foldForFacts(text);
  const placed = (message: Message, place?: NearPlace): FailedFact => {
    const start = place ? (offsets[place.start] ?? 0) : 0;
    const end = place ? (offsets[place.end - 1] ?? 0) + 1 : Math.min(1, text.length);
    return { message, start, end };
  };
  return facts.flatMap((fact) => {
    const { id, differences } = fact;
    const find = (passage: string, within = folded) => findNear(foldForFacts(passage).text, within, differences);
    if (fact.type === 'order') {
      const { before, after } = fact;
      const [firsts, seconds] = [find(before), find(after)];
      if (firsts.length === 0) return [placed({ code: 'fact-missing', id, text: sample(before) })];
      if (seconds.length === 0) return [placed({ code: 'fact-missing', id, text: sample(after) })];
      if (firsts[0]!.start < seconds.at(-1)!.start) return [];
      return [placed({ code: 'fact-order', id, before: sample(before), after: sample(after) }, firsts[0])];
    }
    const { type, isCaseSensitive, firstN, lastN } = fact;
    const fold = (each: string) => (isCaseSensitive ? each : each.toLowerCase());
    const passage = fold(fact.text);
    const ranges = rangesOf(folded.length, firstN, lastN);
    const found = ranges.flatMap(([from, to]) =>
      find(passage, fold(folded.slice(from, to))).map(({ start, end, distance }) => ({
        start: start + from,
        end: end + from,
        distance,
      })),
    );
    if (type === 'present') {
      return found.length > 0 ? [] : [placed({ code: 'fact-missing', id, text: sample(fact.text) })];
    }
    return found.length === 0 ? [] : [placed({ code: 'fact-forbidden', id, text: sample(fact.text) }, found[0])];
  });
}

function rangesOf(length: number, firstN?: number, lastN?: number): readonly (readonly [number, number])[] {
  if (firstN === undefined && lastN === undefined) return [[0, length]];
  return [
    ...(firstN === undefined ? [] : [[0, Math.min(firstN, length)] as const]),
    ...(lastN === undefined ? [] : [[Math.max(0, length - lastN), length] as const]),
  ];
}

function sample(text: string): string {
  return text.length <= SAMPLE ? text : `${text.slice(0, SAMPLE)}…`;
}
