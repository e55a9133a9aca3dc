import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/clean.ts';
import type { Decision } from '../../src/decisions/decision.ts';
import { canonical, spanId } from '../../src/ledger/canonical.ts';
import type { Span } from '../../src/types.ts';
import { ledgerState, soundLedger } from '../invariants.ts';

/** Paragraphs of which no two are alike, one a line, so that only decisions change anything. */
const paragraphs = [
  '各位代表：',
  '过去一年，澜川市地区生产总值增长6.1%，规模以上工业增加值增长8.2%，为近七年最好水平。',
  '一、过去一年的工作',
  '停产六年的石埠玻璃厂重燃炉火，转产光伏盖板，老厂区的三百多名工人回到了熟悉的车间。',
  '水稻、油菜全程机械化率超过88%，农民种田越来越像操作一座露天工厂。',
  '二、今年的安排',
  '汀浦码头旧仓库改成的街区开门迎客，一年来了643万人次；白鹭江夜航日均发船34班。',
  '更换老化燃气管道241公里，新增停车泊位8300个，建成口袋公园45处。',
  '请予审议。',
];
const raw = `${paragraphs.join('\n')}\n`;
const lineSpans = paragraphs.map((text, i): Span => {
  const start = paragraphs.slice(0, i).reduce((sum, line) => sum + line.length + 1, 0);
  return { source: 's1', start, end: start + text.length };
});

const any = fc
  .tuple(fc.nat(raw.length - 1), fc.nat(40))
  .map(([start, length]): Span => ({ source: 's1', start, end: Math.min(raw.length, start + length + 1) }));
/** Whole lines now and then, as the review has them. */
const span = fc.oneof(any, fc.constantFrom(...lineSpans));
const decision: fc.Arbitrary<Decision> = fc.oneof(
  fc
    .record({ span, before: fc.option(span) })
    .map((each): Decision => ({ kind: 'move', id: spanId(each.span), ...each })),
  fc
    .record({ span, reading: fc.constantFrom('', '澜', '澜川 2025', 'Lan river', '甲\n乙') })
    .map((each): Decision => ({ kind: 'reading', id: spanId(each.span), ...each })),
  fc
    .record({ copy: span, of: span, decision: fc.constantFrom('keep' as const, 'swap' as const, 'drop' as const) })
    .map((each): Decision => ({ kind: 'duplicate', id: spanId(each.copy, each.of), ...each })),
);
const letters = (text: string) => [...text.replace(/\s/gu, '')].sort().join('');

describe('whatever a person decides', () => {
  test('every raw character is accounted for and comes back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(decision, { maxLength: 12 }), async (decisions) => {
        const cleaned = await clean(raw, { decisions });
        expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
        expect(cleaned.ledger.decisions ?? []).toHaveLength(decisions.length);
        const again = await clean(raw, { decisions });
        expect(again).toEqual(cleaned);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test('what is moved loses and gains no letter', async () => {
    const moves = fc.array(
      fc
        .record({ span, before: fc.option(span) })
        .map((each): Decision => ({ kind: 'move', id: spanId(each.span), ...each })),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(moves, async (decisions) => {
        const { report } = await clean(raw, { decisions });
        expect(letters(canonical(report))).toBe(letters(raw));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('decisions that do not touch one another give the same in any order', async () => {
    const lines = fc.uniqueArray(fc.nat(paragraphs.length - 1), { minLength: 4, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(lines, fc.boolean(), async ([a, b, c, d], isReading) => {
        const moved: Decision = {
          kind: 'move',
          id: spanId(lineSpans[a!]!),
          span: lineSpans[a!]!,
          before: lineSpans[b!]!,
        };
        const other: Decision = isReading
          ? { kind: 'reading', id: spanId(lineSpans[c!]!), span: lineSpans[c!]!, reading: '澜川' }
          : { kind: 'move', id: spanId(lineSpans[c!]!), span: lineSpans[c!]!, before: lineSpans[d!]! };
        const [first, second] = [
          await clean(raw, { decisions: [moved, other] }),
          await clean(raw, { decisions: [other, moved] }),
        ];
        expect(canonical(second.report)).toBe(canonical(first.report));
        expect(second.ledger.entries).toEqual(first.ledger.entries);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
