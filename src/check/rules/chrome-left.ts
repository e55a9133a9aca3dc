import { droppedBlocks } from '../../ledger/dropped-blocks.ts';
import { takeOut } from '../line-edit.ts';
import { defineRule } from '../rule.ts';

/** Comments and pictures of Markdown, marks for this program: nobody takes them for text. */
const markup: ReadonlySet<string> = new Set(['comment', 'image', 'directive']);

/**
 * Buttons, paths and notices of a web page that were copied with the text: what `gazette clean` takes out as chrome.
 *
 * @example
 * 打印
 * 【字号：大 中 小】
 * 各位代表：
 * 扫一扫在手机打开当前页
 */
export const chromeLeft = defineRule({
  name: 'chrome-left',
  severity: 'error',
  docs: 'Buttons, paths or notices of a web page stand in the text.',
  fixable: true,
  check: (text) =>
    // Of HTML everything but the text is chrome: the page is read as it should be, nothing is left in a text.
    droppedBlocks(text.ledger).flatMap(({ source, start, end, fate, reason }) => {
      if (fate !== 'chrome' || markup.has(reason) || !text.isFixable(source)) return [];
      const span = { source, start, end };
      const fix = text.dropsIn(span).map((drop) => takeOut(text.sourceText(source), drop));
      return [{ span, message: { code: 'chrome' as const, what: reason }, fix }];
    }),
});
