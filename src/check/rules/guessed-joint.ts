import type { Span } from '../../types.ts';
import type { PlacedParagraph } from '../checked-text.ts';
import { defineRule } from '../rule.ts';

/**
 * A place where two columns may or may not belong together. By default such a joint is not made and raw order stays.
 *
 * @example the end of a page, and a column that could follow it as well as another could:
 * …推动城乡融合发展。
 * 各位代表！做好今年工作，
 */
export const guessedJoint = defineRule({
  name: 'guessed-joint',
  severity: 'warning',
  docs: 'Two columns may or may not belong together.',
  check: ({ ledger, paragraphs, paragraphAt }) =>
    ledger.joints.flatMap((joint) => {
      if (joint.made && joint.class !== 'guessed') return [];
      const placed = paragraphAt(joint.at) ?? paragraphs[0];
      if (!placed) return [];
      const { confidence: nats, made, evidence } = joint;
      return [{ span: rawAt(placed, joint.at), message: { code: 'joint-guessed' as const, made, nats, evidence } }];
    }),
});

/** The piece of a paragraph that holds an offset of the canonical text, from that character on. */
function rawAt({ paragraph, at, last }: PlacedParagraph, offset: number): Span {
  let start = at;
  for (const piece of paragraph.pieces) {
    const length = piece.text?.length ?? piece.end - piece.start;
    if (offset < start + length) {
      const inside = piece.text === undefined ? Math.max(0, offset - start) : 0;
      return { source: piece.source, start: piece.start + inside, end: piece.end };
    }
    start += length;
  }
  return last;
}
