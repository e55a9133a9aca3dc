import type { Paragraph, Piece } from '../types.ts';

/** A piece with its place in the text of its paragraph, in UTF-16 units. */
export interface PlacedPiece {
  readonly piece: Piece;
  readonly start: number;
  readonly end: number;
}

/** The pieces of a paragraph, each with where its clean text stands. */
export function placePieces({ pieces }: Paragraph): readonly PlacedPiece[] {
  let at = 0;
  return pieces.map((piece) => {
    const start = at;
    at += piece.text?.length ?? piece.end - piece.start;
    return { piece, start, end: at };
  });
}
