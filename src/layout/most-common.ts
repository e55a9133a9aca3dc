/** The value that occurs most often, the first of equals, and how often; undefined and 0 of nothing. */
export function mostCommon<T>(values: readonly T[]): { readonly value: T | undefined; readonly count: number } {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let value: T | undefined;
  let count = 0;
  for (const [each, times] of counts) if (times > count) [value, count] = [each, times];
  return { value, count };
}
