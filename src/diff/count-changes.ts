import type { Change, ChangeKind } from './change.ts';
import { changeKinds } from './change.ts';

/** How many changes there are of each kind, with a zero for a kind that does not occur. */
export function countChanges(changes: readonly Change[]): Readonly<Record<ChangeKind, number>> {
  const counts = Object.fromEntries(changeKinds.map((kind) => [kind, 0])) as Record<ChangeKind, number>;
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}
