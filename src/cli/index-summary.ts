import type { PassageKind, PassageRow } from '../corpus/dedupe-rows.ts';
import type { Added } from '../corpus/index/add-documents.ts';
import { besideRepresentatives, count } from './dedupe-summary.ts';

/** Replaced documents that are named. */
const NAMED = 5;

/** Counts rows as they go by. */
export class PassageCount {
  clusters = 0;
  passages = 0;
  /** Beside the representatives. */
  readonly kinds = new Map<PassageKind, number>();

  take({ representative, kind }: PassageRow): void {
    this.passages += 1;
    if (representative) this.clusters += 1;
    else this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
  }
}

/**
 * What became of an index, and what is in it, for people.
 *
 * @example
 * 120 documents added, 1 replaced, 1463 as they were; 9064 clusters of 21360 passages, 2.4 s
 *   replaced: 2025/第3期.txt
 *   beside their representatives: 7211 copies, 1602 editions, 3371 amendments, 112 boilerplate
 */
export function indexSummary(
  { added, changed, unchanged }: Added,
  { clusters, passages, kinds }: PassageCount,
  seconds: number,
): readonly string[] {
  const documents = `${count(added, 'document')} added, ${changed.length} replaced, ${unchanged} as they were`;
  const found = `${count(clusters, 'cluster')} of ${count(passages, 'passage')}`;
  const more = changed.length > NAMED ? ` and ${changed.length - NAMED} more` : '';
  return [
    `${documents}; ${found}, ${seconds.toFixed(1)} s`,
    ...(changed.length > 0 ? [`  replaced: ${changed.slice(0, NAMED).join(', ')}${more}`] : []),
    ...(clusters > 0 ? [besideRepresentatives((kind) => kinds.get(kind) ?? 0)] : []),
  ];
}
