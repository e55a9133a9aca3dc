import type { Change } from './change.ts';

/** One change a line as JSON, in the order given; an empty list gives an empty text. */
export function renderJsonLines(changes: readonly Change[]): string {
  return changes.map((change) => `${JSON.stringify(change)}\n`).join('');
}
