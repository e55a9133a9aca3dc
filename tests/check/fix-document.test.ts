import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixDocument } from '../../src/check/fix-document.ts';
import { encode } from '../read/encode.ts';

const fixed = async (content: string | Uint8Array, path = 'a.txt') => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return fixDocument({ path, content: bytes });
};
const textOf = async (content: string) => {
  const { content: written } = await fixed(content);
  return written === undefined ? content : new TextDecoder('utf-8', { ignoreBOM: true }).decode(written);
};

const body = '全市地区生产总值增长7.2%，高于全省平均水平，规模以上工业增加值增长8.2%。';

describe('fixDocument', () => {
  test('mends radicals, letter-spaced and doubled lines, page numbers and heads', async () => {
    const raw = `政 府 工 作 报 告\n${body}\n- 4 -\n澜川市人民政府公报 2025·1\n⼈⺠生活改善。\n城城乡乡面面貌貌\n`;
    expect(await textOf(raw)).toBe(`政府工作报告\n${body}\n人民生活改善。\n城乡面貌\n`);
  });

  test('keeps byte order mark and line ends, and all that it does not mend', async () => {
    const raw = `\ufeff政府工作报告\r\n\r\n  ${body}  \r\n⼈口增长。\t\r\n\r\n\r\n市长 杨大勇\r`;
    expect(await textOf(raw)).toBe(raw.replace('⼈', '人'));
  });

  test('a text without a fixable finding is not written', async () => {
    const { content, mended } = await fixed(`政府工作报告\n${body}\n实施“三大工程，推动发展。\n`);
    expect([content, mended]).toEqual([undefined, 0]);
  });

  test('page numbers stay where text is out of order: they are evidence of the order', async () => {
    const raw = '一、上年工作回顾\n- 1 -\n三、切实加强政府自身建设\n- 2 -\n二、今年工作安排\n';
    const { check } = await fixed(raw);
    expect(check.findings.some(({ rule }) => rule === 'section-order')).toBe(true);
  });

  test('a second run changes nothing', async () => {
    const piece = fc.constantFrom(
      body,
      '政 府 工 作 报 告',
      '- 4 -',
      '澜川市人民政府公报 2025·1',
      '⼈⺠生活改善，',
      '城城乡乡面面貌貌',
      '肉牛饲养量达到17.9万头 ，增长8.6%。',
      '一、工业挑起大梁',
      '（一）农业端牢饭碗。粮食总产量达到41.7亿斤',
      '',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), async (lines, end) => {
        const once = await textOf(lines.join(end));
        expect(await textOf(once)).toBe(once);
      }),
      { numRuns: 25 },
    );
  });

  test('an encoding other than UTF-8 is kept', async () => {
    const raw = `政 府 工 作 报 告\n${body}\n`;
    const { content } = await fixed(encode(raw, 'gb18030'));
    expect(new TextDecoder('gb18030').decode(content)).toBe(`政府工作报告\n${body}\n`);
  });
});
