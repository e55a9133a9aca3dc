import { rawAt } from '../raw-at.ts';
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
      if (joint.class !== 'guessed') return [];
      const placed = paragraphAt(joint.at) ?? paragraphs[0];
      if (!placed) return [];
      const { confidence: nats, made, evidence } = joint;
      return [
        {
          span: rawAt(placed, joint.at - placed.at),
          message: { code: 'joint-guessed' as const, made, nats, evidence },
        },
      ];
    }),
});
