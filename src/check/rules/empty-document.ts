import { defineRule } from '../rule.ts';

/** A document without any text: a failed download, a scan without a text layer. */
export const emptyDocument = defineRule({
  name: 'empty-document',
  severity: 'error',
  docs: 'A document holds no text.',
  check: ({ ledger }) =>
    ledger.sources
      .filter(({ id }) => ledger.entries.every((entry) => entry.source !== id || entry.fate === 'layout'))
      .map(({ id, length }) => ({ span: { source: id, start: 0, end: length }, message: { code: 'no-text' } })),
});
