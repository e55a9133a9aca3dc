import { foldVariants } from '../language/fold-variant.ts';
import type { Fact } from './fact.ts';
import { isSameUnit } from './units.ts';

/**
 * Whether two facts say the same: numbers by value, whatever their numerals and scale, where they differ by no more than the
 * coarser one was rounded; dates by what both of them name; names by their characters, whatever the script.
 *
 * @example 122.8万 and 1228000, 38.82% and 38.8%, 三成 and 3成, 3月1日 and 2025年3月1日 are the same; 6.5% and 6.5个百分点 are not
 */
export function sameFact(a: Fact, b: Fact): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'date') return isSameDate(String(a.value), String(b.value));
  if (a.kind === 'name') return foldVariants(String(a.value)) === foldVariants(String(b.value));
  return isSameUnit(a.unit ?? '', b.unit ?? '') && isSameValue(a, b);
}

function isSameValue(a: Fact, b: Fact): boolean {
  const [x, y] = [Number(a.value), Number(b.value)];
  return Math.abs(x - y) <= Math.max(a.step ?? 0, b.step ?? 0) / 2 + Number.EPSILON * Math.max(x, y);
}

function isSameDate(a: string, b: string): boolean {
  const [x, y] = [partsOf(a), partsOf(b)];
  return x.every((part, k) => part === null || y[k] === null || part === y[k]);
}

function partsOf(date: string): readonly [year: string | null, month: string | null, day: string | null] {
  const [first, second = null, third = null] = date.split('-') as [string, string?, string?];
  return first.length === 4 ? [first, second, third] : [null, first, second];
}
