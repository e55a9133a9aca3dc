/** Which passages matches tie together: for every passage its matches, behind one another. */
export interface LinkGraph {
  readonly starts: Uint32Array;
  /** Of each tie the match, and the passage on its other side. */
  readonly match: Uint32Array;
  readonly other: Uint32Array;
}

/** In: how many passages, and of each match the passage on either side. Linear. */
export function linkPassages(passages: number, ofA: Uint32Array, ofB: Uint32Array): LinkGraph {
  const starts = new Uint32Array(passages + 1);
  for (let m = 0; m < ofA.length; m += 1) {
    starts[ofA[m]! + 1]! += 1;
    starts[ofB[m]! + 1]! += 1;
  }
  for (let p = 1; p <= passages; p += 1) starts[p]! += starts[p - 1]!;
  const next = starts.slice();
  const [match, other] = [new Uint32Array(2 * ofA.length), new Uint32Array(2 * ofA.length)];
  const put = (own: number, m: number, there: number) => {
    const place = next[own]!;
    next[own] = place + 1;
    match[place] = m;
    other[place] = there;
  };
  for (let m = 0; m < ofA.length; m += 1) {
    put(ofA[m]!, m, ofB[m]!);
    put(ofB[m]!, m, ofA[m]!);
  }
  return { starts, match, other };
}

/** What {@link partsOf} leaves at passages that it has put into a part. */
const DONE = 0xffffffff;

/**
 * Parts passages into those that hang together.
 *
 * In: rising passages; ties to passages that are not among them do not count. `label` holds for every passage a number that no other
 * set of passages has, and is used up. Out: parts, each rising, by their first one. Linear in the ties.
 */
export function partsOf(
  graph: LinkGraph,
  members: readonly number[],
  label: Uint32Array,
): readonly (readonly number[])[] {
  const own = label[members[0] ?? 0];
  const parts: (readonly number[])[] = [];
  for (const first of members) {
    if (label[first] === DONE) continue;
    const part = [first];
    label[first] = DONE;
    for (const passage of part) {
      for (let k = graph.starts[passage]!; k < graph.starts[passage + 1]!; k += 1) {
        const there = graph.other[k]!;
        if (label[there] !== own) continue;
        label[there] = DONE;
        part.push(there);
      }
    }
    parts.push(part.sort((x, y) => x - y));
  }
  return parts;
}
