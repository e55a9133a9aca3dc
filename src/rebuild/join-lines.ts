import type { Line, Paragraph, Piece } from '../types.ts';
import { cleanLine, type Spacing } from './clean-line.ts';
import { classify } from './paragraph-kind.ts';

/** Lines join with nothing between them; only two words of letters need the blank that the line break stood for. */
export function joinLines(lines: readonly Line[], spacing: Spacing, isMarked: boolean): Paragraph {
  const pieces: Piece[] = [];
  let text = '';
  for (const [i, line] of lines.entries()) {
    if (i > 0 && /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(line.text)) {
      pieces.push({ source: line.source, start: line.start, end: line.start, text: ' ', rule: 'word-space' });
      text += ' ';
    }
    for (const piece of cleanLine(line, spacing)) {
      pieces.push(piece);
      text += piece.text ?? line.text.slice(piece.start - line.start, piece.end - line.start);
    }
  }
  return { ...kindOf(text, lines[0]!, isMarked), text, pieces: mergePieces(pieces) };
}

function kindOf(text: string, line: Line, isMarked: boolean): Pick<Paragraph, 'kind' | 'level'> {
  if (line.headingLevel === 1) return { kind: 'title' };
  if (line.headingLevel !== undefined) return { kind: 'heading', level: line.headingLevel - 1 };
  if (line.kind !== undefined) return { kind: line.kind };
  const found = classify(text);
  return isMarked && found.kind === 'heading' ? { kind: 'body' } : found;
}

function mergePieces(pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    const isPlain = piece.text === undefined && last?.text === undefined;
    if (last && isPlain && last.source === piece.source && last.end === piece.start) {
      merged[merged.length - 1] = { ...last, end: piece.end };
    } else merged.push(piece);
  }
  return merged;
}
