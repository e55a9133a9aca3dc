import { defineRule } from '../rule.ts';
import { sectionCounts } from '../sections-of.ts';

/**
 * A section marker that stands twice in one count, or a section that begins again with the same heading.
 *
 * @example
 * 二、今年工作安排
 * 二、今年工作安排
 * 三、加强政府自身建设
 */
export const sectionRepeated = defineRule({
  name: 'section-repeated',
  severity: 'error',
  docs: 'A section marker stands twice in one count, or a section begins again with the same heading.',
  check: (text) =>
    sectionCounts(text).flatMap(({ sections, faults }) =>
      faults.flatMap((fault) => {
        if (fault.kind !== 'repeated') return [];
        const { placed, mark } = sections[fault.index]!;
        const before = sections[fault.first]!.placed.first;
        const { line } = text.positionAt(before.source, before.start);
        return [{ span: placed.first, message: { code: 'section-repeated' as const, marker: mark, line } }];
      }),
    ),
});
