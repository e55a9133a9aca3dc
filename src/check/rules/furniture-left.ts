import { droppedBlocks } from '../../ledger/dropped-blocks.ts';
import { takeOut } from '../line-edit.ts';
import { defineRule } from '../rule.ts';

/** What an issue says of itself on purpose: it is no defect of the text. */
const told: ReadonlySet<string> = new Set(['contents', 'masthead', 'continuation notice']);

/**
 * Page numbers and running heads that stand in the text: what `gazette clean` takes out as furniture.
 *
 * `--fix` takes them out with their lines, but only where no text is out of order: page numbers are evidence of the order.
 *
 * @example
 * 新增省级“专精特新”企业38户、国家级
 * - 4 -
 * 澜川市人民政府公报 2025·1
 * “小巨人”企业5户，技术改造投资增长21.6%。
 */
export const furnitureLeft = defineRule({
  name: 'furniture-left',
  severity: 'error',
  docs: 'A page number or a running head stands in the text.',
  options: {
    contents: { default: false, docs: 'tell contents lists, mastheads and continuation notices too' },
  },
  fixable: true,
  check: (text, { contents }) =>
    droppedBlocks(text.ledger).flatMap(({ source, start, end, fate, reason }) => {
      if (fate !== 'furniture' || (!contents && told.has(reason))) return [];
      const span = { source, start, end };
      const isSafe = !told.has(reason) && text.isFixable(source) && text.isInOrder();
      const fix = isSafe ? text.dropsIn(span).map((drop) => takeOut(text.sourceText(source), drop)) : [];
      const message = { code: 'furniture' as const, what: reason };
      return [{ span, message, ...(fix.length > 0 ? { fix } : {}) }];
    }),
});
