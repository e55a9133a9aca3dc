import type { Line, Paragraph, Piece } from '../types.ts';
import { cleanLine, type Spacing } from './clean-line.ts';
import { joinWords, type KnowWords } from './join-words.ts';
import { classify } from './paragraph-kind.ts';

/** Joins the lines of a paragraph; what is put between them, and a mark that is taken out, are edits. */
export function joinLines(lines: readonly Line[], spacing: Spacing, isMarked: boolean, words: KnowWords): Paragraph {
  const pieces: Piece[] = [];
  let text = '';
  let known: ReturnType<KnowWords> | undefined;
  const know = () => {
    known ??= words(lines);
    return known;
  };
  for (const [i, line] of lines.entries()) {
    if (i > 0) {
      const joint = joinWords(lines[i - 1]!, line, spacing.isMixedSpaced ?? false, know);
      text = cutEnd(pieces, text, joint.cut);
      pieces.push(...joint.pieces);
      text += joint.pieces.map((piece) => piece.text ?? '').join('');
    }
    for (const piece of cleanLine(line, spacing)) {
      pieces.push(piece);
      text += piece.text ?? line.text.slice(piece.start - line.start, piece.end - line.start);
    }
  }
  const { page } = lines[0]!;
  const { kind, level } = kindOf(text, lines[0]!, isMarked);
  return {
    kind,
    ...(level === undefined ? {} : { level }),
    text,
    ...(page === undefined ? {} : { page }),
    pieces: mergePieces(pieces),
  };
}

/** Takes characters off the end of what was joined so far; they stand in its last piece, as printed. */
function cutEnd(pieces: Piece[], text: string, length: number): string {
  const last = pieces.at(-1);
  if (length === 0 || !last) return text;
  pieces.pop();
  if (last.end - last.start > length) pieces.push({ ...last, end: last.end - length });
  return text.slice(0, -length);
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
