import { styleText } from 'node:util';
import type { Change, ChangeKind, Difference, Place } from './change.ts';
import { changeKinds, signs } from './change.ts';
import { countChanges } from './count-changes.ts';
import { clip } from './display-width.ts';

export interface TerminalOptions {
  /** Cells of a line; longer lines are shortened. */
  readonly width: number;
  /** Colours the sign; without it the text carries no escape codes. */
  readonly color: boolean;
}

type Colour = Parameters<typeof styleText>[0];

const colours: Readonly<Record<ChangeKind, Colour>> = {
  corrected: 'yellow',
  furniture: 'gray',
  duplicate: 'blue',
  moved: 'cyan',
  doubtful: 'magenta',
  gap: 'red',
  conflict: 'red',
  suggested: 'green',
};

/**
 * Shows changes as text: under each file's path one block of one to three lines a change, in raw order, and a last
 * line that counts the kinds. Ends with a line feed; every line fits `width`.
 *
 * @example
 * jilin-gazette.txt
 *   - 201:1  furniture: contents
 *       CONTENTS 卷 首 语 实干创新担使命 奋勇争先立涛头……1
 *   =1 1630:1  duplicate of 402:1, 99.8% alike
 *       现在，我代表市政府向大会报告工作，请予审议。
 *
 * ~ 0 corrected  - 1 furniture  = 1 duplicate  ^ 0 moved  ? 0 doubtful  ! 0 gap  # 0 conflict  * 0 suggested
 */
export function renderTerminal(changes: readonly Change[], { width, color }: TerminalOptions): string {
  const paint = (kind: ChangeKind, text: string) =>
    color ? styleText(colours[kind], text, { validateStream: false }) : text;
  const lines: string[] = [];
  let path: string | undefined;
  for (const change of changes) {
    if (change.place.path !== path) {
      if (path !== undefined) lines.push('');
      path = change.place.path;
      lines.push(clip(oneLine(path), width));
    }
    const sign = change.kind === 'duplicate' ? `${signs.duplicate}${change.number}` : signs[change.kind];
    const head = clip(`  ${sign} ${where(change.place)}  ${oneLine(headline(change))}`, width);
    // Only the sign is coloured, after clipping, so that escape codes never count as cells or get cut.
    lines.push(head.startsWith(`  ${sign}`) ? `  ${paint(change.kind, sign)}${head.slice(sign.length + 2)}` : head);
    for (const detail of details(change)) lines.push(clip(`      ${oneLine(detail)}`, width));
  }
  if (lines.length > 0) lines.push('');
  const counts = countChanges(changes);
  lines.push(changeKinds.map((kind) => `${paint(kind, signs[kind])} ${counts[kind]} ${kind}`).join('  '));
  return `${lines.join('\n')}\n`;
}

function where({ line, column }: Place): string {
  return `${line}:${column}`;
}

function headline(change: Change): string {
  switch (change.kind) {
    case 'corrected':
      return `${change.rule}: ${change.raw === '' ? 'inserted' : quoted(change.raw)} -> ${change.clean === '' ? 'nothing' : quoted(change.clean)}`;
    case 'furniture':
      return `${change.fate}: ${change.reason}`;
    case 'duplicate': {
      const of = change.kept ? ` of ${where(change.kept)}` : '';
      const alike = change.similarity === undefined ? '' : `, ${(change.similarity * 100).toFixed(1)}% alike`;
      return `duplicate${of}${alike}`;
    }
    case 'moved':
      return change.behind
        ? `moved to paragraph ${change.report.paragraph + 1}, behind ${where(change.behind)}`
        : 'moved to the beginning';
    case 'doubtful':
      return `${change.class} ${change.joint} joint ${change.made ? 'made' : 'not made'} (${change.confidence.toFixed(1)} nats)`;
    case 'gap':
      return `text is missing ${change.side === 'before' ? 'before' : 'behind'} this`;
    case 'suggested':
      return `${change.rule}: ${change.raw === '' ? 'nothing' : quoted(change.raw)} may be ${change.clean === '' ? 'nothing' : quoted(change.clean)}`;
    case 'conflict':
      return `${change.what} differs from ${where(change.other)}: ${change.readings.join(' / ')}`;
  }
}

function details(change: Change): readonly string[] {
  switch (change.kind) {
    case 'corrected':
      if (typeof change.evidence === 'object') return [`as in ${where(change.evidence)}`];
      return change.rule === 'witness-misreading' && change.evidence ? [`as in ${change.evidence}`] : [];
    case 'duplicate':
      return [change.place.excerpt, ...(change.differences.length > 0 ? [differencesLine(change.differences)] : [])];
    case 'doubtful':
      return [change.place.excerpt, ...(change.evidence.length > 0 ? [change.evidence.join(', ')] : [])];
    case 'gap':
      return [change.text];
    case 'suggested':
      return [`as in ${change.witness.path}, character ${change.witness.start + 1}`];
    case 'conflict':
      return [change.place.excerpt, change.other.excerpt];
    default:
      return [change.place.excerpt];
  }
}

function differencesLine(differences: readonly Difference[]): string {
  const shown = differences.slice(0, 8).map(({ kept, copy }) => `${copy || '∅'} for ${kept || '∅'}`);
  return `reads ${shown.join(', ')}${differences.length > 8 ? ` and ${differences.length - 8} more` : ''}`;
}

function quoted(text: string): string {
  return `'${text}'`;
}

/** Raw text may hold line breaks and control characters: neither may reach the terminal. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}
