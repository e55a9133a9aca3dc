import type { Problem } from '../finding.ts';
import { defineRule } from '../rule.ts';
import { markerOf, sectionCounts } from '../sections-of.ts';

/**
 * A section that the raw text holds before one that must come first.
 *
 * @example two pages of a booklet, the later one first:
 * 一、上年工作回顾
 * 三、切实加强政府自身建设
 * 二、今年工作安排
 */
export const sectionOrder = defineRule({
  name: 'section-order',
  severity: 'error',
  docs: 'A section stands before one that must come first.',
  check: (text) =>
    sectionCounts(text).flatMap(({ sections, faults }) =>
      faults.flatMap((fault): readonly Problem[] => {
        const section = sections[fault.index]!;
        const span = section.placed.first;
        const marker = section.mark;
        if (fault.kind === 'before') {
          const missing = fault.values.map((value) => markerOf(value, section));
          return [{ span, message: { code: 'section-before', marker, missing } }];
        }
        if (fault.kind === 'back') {
          return [{ span, message: { code: 'section-back', marker, after: sections[fault.after]!.mark } }];
        }
        return [];
      }),
    ),
});
