import { type Change, type ChangeKind, ledgerKinds, signs } from './change.ts';
import { oneLine, paint } from './colours.ts';
import { countChanges } from './count-changes.ts';
import { describeChange, where } from './describe-change.ts';
import { clip } from './display-width.ts';

export interface TerminalOptions {
  /** Cells of a line; longer lines are shortened. */
  readonly width: number;
  /** Colours the sign; without it the text carries no escape codes. */
  readonly color: boolean;
  /** The kinds that the last line counts; by default those that a ledger tells of. */
  readonly kinds?: readonly ChangeKind[];
  /** Kinds that are counted and not listed, such as joined lines: many in every report, and nothing to decide. */
  readonly folded?: readonly ChangeKind[];
}

/**
 * Shows changes as text: under each file's path one block of one to three lines a change, in raw order, and a last
 * line that counts the kinds. Ends with a line feed; every line but the last fits `width`.
 *
 * @example
 * jilin-gazette.txt
 *   - 201:1  furniture: contents
 *       CONTENTS 卷 首 语 实干创新担使命 奋勇争先立涛头……1
 *   =1 1630:1  duplicate of 402:1, 99.8% alike
 *       现在，我代表市政府向大会报告工作，请予审议。
 *
 * ~ 0 corrected  > 212 joined  - 1 furniture  = 1 duplicate  ^ 0 moved  ? 0 doubtful  ! 0 gap  # 0 conflict  * 0 suggested
 */
export function renderTerminal(
  changes: readonly Change[],
  { width, color, kinds = ledgerKinds, folded = [] }: TerminalOptions,
): string {
  const painted = (kind: ChangeKind, text: string) => (color ? paint(kind, text) : text);
  const lines: string[] = [];
  let path: string | undefined;
  for (const change of changes) {
    if (folded.includes(change.kind)) continue;
    if (change.place.path !== path) {
      if (path !== undefined) lines.push('');
      path = change.place.path;
      lines.push(clip(oneLine(path), width));
    }
    const sign = change.kind === 'duplicate' ? `${signs.duplicate}${change.number}` : signs[change.kind];
    const { headline, details } = describeChange(change);
    const head = clip(`  ${sign} ${where(change.place)}  ${oneLine(headline)}`, width);
    // Only the sign is coloured, after clipping, so that escape codes never count as cells or get cut.
    lines.push(head.startsWith(`  ${sign}`) ? `  ${painted(change.kind, sign)}${head.slice(sign.length + 2)}` : head);
    for (const detail of details) lines.push(clip(`      ${oneLine(detail)}`, width));
  }
  if (lines.length > 0) lines.push('');
  const counts = countChanges(changes);
  lines.push(kinds.map((kind) => `${painted(kind, signs[kind])} ${counts[kind]} ${kind}`).join('  '));
  return `${lines.join('\n')}\n`;
}
