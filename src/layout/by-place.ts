interface Placed {
  readonly source: string;
  readonly start: number;
}

/** Sorts by source, then by place in it. */
export function byPlace(a: Placed, b: Placed): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return a.start - b.start;
}
