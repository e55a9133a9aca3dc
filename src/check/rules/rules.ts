import type { Rule } from '../rule.ts';
import { brokenWrap } from './broken-wrap.ts';
import { chromeLeft } from './chrome-left.ts';
import { contentsMissing } from './contents-missing.ts';
import { danglingEnd } from './dangling-end.ts';
import { danglingStart } from './dangling-start.ts';
import { doubledGlyph } from './doubled-glyph.ts';
import { emptyDocument } from './empty-document.ts';
import { encodingRule } from './encoding.ts';
import { factRule } from './fact.ts';
import { furnitureLeft } from './furniture-left.ts';
import { garbledText } from './garbled-text.ts';
import { guessedJoint } from './guessed-joint.ts';
import { kangxiRadical } from './kangxi-radical.ts';
import { mixedWidth } from './mixed-width.ts';
import { mojibake } from './mojibake.ts';
import { nearDuplicateDocument } from './near-duplicate-document.ts';
import { numberConflict } from './number-conflict.ts';
import { privateUseRule } from './private-use.ts';
import { repeatedBlock } from './repeated-block.ts';
import { replacementCharacter } from './replacement-character.ts';
import { sectionMissing } from './section-missing.ts';
import { sectionOrder } from './section-order.ts';
import { sectionRepeated } from './section-repeated.ts';
import { straySpace } from './stray-space.ts';
import { unbalancedQuotes } from './unbalanced-quotes.ts';
import { unusedSuppression } from './unused-suppression.ts';

/** All rules, in the order in which they run; findings are sorted by place afterwards. */
export const rules: readonly Rule[] = [
  emptyDocument,
  encodingRule,
  mojibake,
  replacementCharacter,
  privateUseRule,
  kangxiRadical,
  doubledGlyph,
  garbledText,
  repeatedBlock,
  nearDuplicateDocument,
  sectionOrder,
  sectionMissing,
  sectionRepeated,
  contentsMissing,
  danglingStart,
  danglingEnd,
  guessedJoint,
  numberConflict,
  unbalancedQuotes,
  furnitureLeft,
  chromeLeft,
  brokenWrap,
  straySpace,
  mixedWidth,
  factRule,
  unusedSuppression,
];
