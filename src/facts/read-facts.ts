import type { Fact } from './fact.ts';
import { readDates } from './read-dates.ts';
import { readNames } from './read-names.ts';
import { narrow, readNumbers } from './read-numbers.ts';

/**
 * The facts of a text that two prints of it must not give differently: numbers, dates and names of persons.
 *
 * In: a text, a paragraph or a line of it. Out: facts in order, none over another; what is not plainly one is left out.
 *
 * @example 市长杨大勇说，2025年肉牛饲养量达到122.8万头，增长百分之六点五。
 * name 杨大勇, date 2025年 (2025), number 122.8万头 (1228000), number 百分之六点五 (6.5, %)
 */
export function readFacts(text: string): readonly Fact[] {
  const plain = narrow(text);
  const isTaken = new Uint8Array(text.length);
  const take = (facts: readonly Fact[]) => {
    const free = facts.filter(({ start, end }) => !isTaken.subarray(start, end).includes(1));
    for (const { start, end } of free) isTaken.fill(1, start, end);
    return free;
  };
  return [...take(readDates(plain)), ...take(readNumbers(plain)), ...take(readNames(plain))]
    .map((fact) => ({ ...fact, reading: text.slice(fact.start, fact.end) }))
    .sort((a, b) => a.start - b.start);
}
