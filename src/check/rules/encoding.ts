import { defineRule } from '../rule.ts';

/**
 * A file that is not UTF-8, which many tools read wrongly; with `line-ends`, lines that end in different ways.
 *
 * A harmless thing where everybody knows of it: switch it off for a corpus that is kept in GB18030.
 *
 * @example a report of 2008 in GB2312, and one whose lines end in CRLF here and in LF there
 */
export const encodingRule = defineRule({
  name: 'encoding',
  severity: 'warning',
  docs: 'A file is not UTF-8.',
  options: { 'line-ends': { default: false, docs: 'tell texts whose lines end in different ways too' } },
  check: ({ sources }, { 'line-ends': lineEnds }) =>
    sources.flatMap(({ id, media, encoding, text }) => {
      if (media !== 'text' && media !== 'markdown') return [];
      const span = { source: id, start: 0, end: Math.min(text.length, 1) };
      const counts = lineEnds ? countLineEnds(text) : [];
      return [
        ...(/^utf-?8$/i.test(encoding) ? [] : [{ span, message: { code: 'encoded-as' as const, encoding } }]),
        ...(counts.length > 1
          ? [{ span, message: { code: 'line-ends-differ' as const, counts: counts.join(', ') } }]
          : []),
      ];
    }),
});

function countLineEnds(text: string): readonly string[] {
  const counts = { CRLF: 0, LF: 0, CR: 0 };
  for (const [end] of text.matchAll(/\r\n|\n|\r/g)) counts[end === '\r\n' ? 'CRLF' : end === '\n' ? 'LF' : 'CR'] += 1;
  return Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [`${count} ${name}`] : []));
}
