import { defineRule } from '../rule.ts';

/**
 * A line whose every character stands twice: bold type that was made by printing each glyph over itself.
 *
 * @example
 * 政政府府工工作作报报告告
 */
export const doubledGlyph = defineRule({
  name: 'doubled-glyph',
  severity: 'error',
  docs: 'Every character of a line stands twice.',
  fixable: true,
  check: (text) =>
    text.ledger.edits.flatMap(({ source, start, end, rule, clean }) => {
      if (rule !== 'doubled-glyphs') return [];
      const span = { source, start, end };
      const fix = text.isFixable(source) ? { fix: [{ ...span, text: clean }] } : {};
      return [{ span, message: { code: 'doubled' as const, meant: clean }, ...fix }];
    }),
});
