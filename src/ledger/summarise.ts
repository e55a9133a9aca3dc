import type { Ledger, Report, SuggestionRule, Summary } from '../types.ts';

/** Counts what a run did. Furniture and duplicates are counted as stretches, duplicate characters without white space. */
export function summarise(report: Report, ledger: Ledger): Summary {
  const duplicates = ledger.entries.filter((entry) => entry.fate === 'duplicate');
  const joints = { certain: 0, probable: 0, guessed: 0 };
  for (const joint of ledger.joints) joints[joint.class] += 1;
  return {
    paragraphs: report.articles.reduce((sum, article) => sum + article.paragraphs.length, 0),
    articles: report.articles.length,
    fragments: ledger.order.reduce((sum, verdict) => sum + verdict.fragments, 0),
    moved: ledger.order.reduce((sum, verdict) => sum + verdict.moved, 0),
    duplicates: duplicates.length,
    duplicateCharacters: duplicates.reduce((sum, entry) => sum + (entry.raw ?? '').replace(/\s+/gu, '').length, 0),
    furniture: ledger.entries.filter((entry) => entry.fate === 'furniture').length,
    edits: ledger.edits.length,
    joints,
    gaps: ledger.gaps.length,
    conflicts: ledger.conflicts.length,
    reuse: ledger.reuse?.length ?? 0,
    ...(ledger.witnesses ? { suggestions: countClasses(ledger) } : {}),
  };
}

function countClasses({ suggestions }: Ledger): NonNullable<Summary['suggestions']> {
  const count = (rule: SuggestionRule) => suggestions.filter((each) => each.rule === rule).length;
  return {
    misreading: count('witness-misreading'),
    number: count('witness-number'),
    rewording: count('witness-rewording'),
  };
}
