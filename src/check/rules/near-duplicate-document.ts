import { alikeDocuments } from '../alike-documents.ts';
import { defineRule } from '../rule.ts';

/**
 * Two documents of one run that are nearly the same text: a report that was scraped twice, an edition beside its reprint.
 *
 * Of both, the greater part must stand in the other: a summary is no duplicate of its report.
 *
 * @example
 * 2023/公报-第1期.txt
 * 2023/澜川市人民政府公报2023年第1期.txt
 */
export const nearDuplicateDocument = defineRule({
  name: 'near-duplicate-document',
  severity: 'warning',
  docs: 'Two documents of one run are nearly the same text.',
  options: {
    share: {
      default: 0.9,
      minimum: 0.1,
      maximum: 1,
      docs: 'share of the passages of each that must stand in the other',
    },
  },
  compare: (documents, { share }) =>
    alikeDocuments(documents, share).map(({ document, of, shared }) => ({
      document,
      message: { code: 'alike', path: of.path, shared },
    })),
});
