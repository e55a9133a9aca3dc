import { defineRule } from '../rule.ts';
import { markerOf, sectionCounts } from '../sections-of.ts';

/**
 * A section that the count skips and that stands nowhere else: its page is lost, its marker damaged, or the author
 * miscounted. A text that begins at 二、 is a part of a text.
 *
 * @example
 * （一）坚持产业优先，工业经济稳步回升。
 * （三）坚持城乡统筹，城市面貌明显改善。
 */
export const sectionMissing = defineRule({
  name: 'section-missing',
  severity: 'warning',
  docs: 'The count of sections skips one that stands nowhere else.',
  check: (text) =>
    sectionCounts(text).flatMap(({ sections, faults }) =>
      faults.flatMap((fault) => {
        if (fault.kind !== 'missing') return [];
        const section = sections[fault.index]!;
        const missing = fault.values.map((value) => markerOf(value, section));
        const message = { code: 'section-missing' as const, marker: section.mark, missing };
        return [{ span: section.placed.first, message }];
      }),
    ),
});
