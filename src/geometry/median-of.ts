/** The middle one of some numbers, of an even count the upper of the two; 0 where there are none. */
export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
