import type { Rule } from '../rule.ts';
import { contentsMissing } from './contents-missing.ts';
import { danglingEnd } from './dangling-end.ts';
import { danglingStart } from './dangling-start.ts';
import { emptyDocument } from './empty-document.ts';
import { guessedJoint } from './guessed-joint.ts';
import { numberConflict } from './number-conflict.ts';
import { repeatedBlock } from './repeated-block.ts';
import { sectionMissing } from './section-missing.ts';
import { sectionOrder } from './section-order.ts';
import { sectionRepeated } from './section-repeated.ts';

/** All rules, in the order in which they run; findings are sorted by place afterwards. */
export const rules: readonly Rule[] = [
  emptyDocument,
  repeatedBlock,
  sectionOrder,
  sectionMissing,
  sectionRepeated,
  contentsMissing,
  danglingStart,
  danglingEnd,
  guessedJoint,
  numberConflict,
];
