/**
 * Puts neighbouring rows with the same key together: what list() would do in SQL, without holding more than one group.
 *
 * @param rows sorted by the key
 */
export async function* groupRows<Row, Key>(
  rows: AsyncIterable<Row>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<readonly [key: Key, rows: readonly Row[]]> {
  let group: Row[] = [];
  let current: Key | undefined;
  for await (const row of rows) {
    const key = keyOf(row);
    if (group.length > 0 && key !== current) {
      yield [current as Key, group];
      group = [];
    }
    current = key;
    group.push(row);
  }
  if (group.length > 0) yield [current as Key, group];
}
