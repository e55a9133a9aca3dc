import type { Paragraph } from '../types.ts';

/** An arrow opens a caption, and the items of an infographic. */
const arrow = /^[▶►➤▷]\s*\S/u;
const credit = /摄[）)]?$/u;

/** Two pictures may stand side by side; three captions without a credit between them are items. */
const FEWEST = 3;

/**
 * Finds the items of an infographic: paragraphs that open with an arrow, three or more in a row, none with a photographer's
 * name, as a caption has.
 *
 * @example
 * of ▶ 粮食产量创历史新高, ▶ 新增市级龙头企业12户 and ▶ 建成高标准农田6.5万亩 all are items; ▶ 大会现场 李明 摄 is none
 */
export function findArrowItems(paragraphs: readonly Pick<Paragraph, 'kind' | 'text'>[]): readonly boolean[] {
  const isItem = paragraphs.map(() => false);
  let start = 0;
  for (let i = 0; i <= paragraphs.length; i += 1) {
    const paragraph = paragraphs[i];
    if (paragraph && mayBeItem(paragraph)) continue;
    if (i - start >= FEWEST) isItem.fill(true, start, i);
    start = i + 1;
  }
  return isItem;
}

function mayBeItem({ kind, text }: Pick<Paragraph, 'kind' | 'text'>): boolean {
  return (kind === 'body' || kind === 'caption' || kind === 'item') && arrow.test(text) && !credit.test(text);
}
