import { clusterId, compareRows } from '../clusters/passage-rows.ts';
import type { PassageRow } from '../dedupe-rows.ts';
import type { ReducedText } from './region-text.ts';

/** Rows of reduced texts as rows of the documents; a cluster is named by the span of its representative there. */
export function rowsOfDocuments(
  rows: readonly PassageRow[],
  reducedOf: (document: string) => ReducedText,
): readonly PassageRow[] {
  const moved = rows.map((row) => {
    const { toDocument } = reducedOf(row.document);
    return { ...row, start: toDocument(row.start), end: toDocument(row.end) };
  });
  const names = new Map<string, string>();
  for (const [k, row] of moved.entries()) if (row.representative) names.set(rows[k]!.cluster, clusterId(row));
  return moved.map((row) => ({ ...row, cluster: names.get(row.cluster)! })).sort(compareRows);
}
