/** An element of a file's reading order: a place of its own, or members that share their group's place or follow one another in it. */
interface OpenGroup {
  readonly isOrdered: boolean;
  readonly members: { readonly index: number; readonly ids: readonly (readonly string[])[] }[];
  readonly index: number;
}

/**
 * Gathers the reading order of a page as PAGE XML and ALTO 4 write it: ordered and unordered groups inside one another, their
 * members indexed or in the order of the file.
 *
 * Out of `ranks`: for every id named its place, from 0; members of an unordered group share one, for they have no order among them.
 *
 * @example
 * order.open('OrderedGroup', {}); order.refer('r2', {}); order.refer('r1', {}); order.close();
 * order.ranks()   // r2 -> 0, r1 -> 1
 */
export class ReadingOrderReader {
  readonly #open: OpenGroup[] = [];
  #places: readonly (readonly string[])[] = [];

  /** A group opens; `attributes` may hold its index among its siblings. */
  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const index = indexOf(attributes, this.#open.at(-1));
    this.#open.push({ isOrdered: !name.startsWith('Unordered'), members: [], index });
  }

  /** A member of the innermost group. */
  refer(id: string, attributes: Readonly<Record<string, string>>): void {
    const group = this.#open.at(-1);
    group?.members.push({ index: indexOf(attributes, group), ids: [[id]] });
  }

  close(): void {
    const group = this.#open.pop();
    if (!group) return;
    const sorted = [...group.members].sort((a, b) => a.index - b.index).flatMap(({ ids }) => ids);
    const ids = group.isOrdered ? sorted : sorted.length === 0 ? [] : [sorted.flat()];
    const around = this.#open.at(-1);
    if (around) around.members.push({ index: group.index, ids });
    else this.#places = [...this.#places, ...ids];
  }

  ranks(): ReadonlyMap<string, number> {
    return new Map(this.#places.flatMap((ids, place) => ids.map((id) => [id, place] as const)));
  }
}

/** The index that the file gives, else the place behind the members before. */
function indexOf(attributes: Readonly<Record<string, string>>, group: OpenGroup | undefined): number {
  const index = Number(attributes.index ?? Number.NaN);
  return Number.isFinite(index) ? index : (group?.members.length ?? 0);
}
