import type { Cleaned } from '../types.ts';
import { checkedText } from './checked-text.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/rules.ts';

/**
 * Checks the quality of a raw text by what cleaning found in it.
 *
 * In: the result of `clean`. Out: findings that point into the raw files, sorted by source, place and rule; empty for
 * a clean text.
 *
 * @example
 * checkCleaned(await clean('一、回顾\n三、展望\n'))
 * // [{ rule: 'section-missing', severity: 'warning', line: 2, column: 1,
 * //    message: { code: 'section-missing', marker: '三、', missing: ['二、'] }, … }]
 */
export function checkCleaned(cleaned: Cleaned, active: readonly Rule[] = rules): readonly Finding[] {
  const text = checkedText(cleaned.report, cleaned.ledger, cleaned.sources);
  const rank = new Map(cleaned.sources.map(({ id }, index) => [id, index]));
  const findings = active.flatMap(({ name: rule, severity, check }) =>
    check(text).map(({ span, message }): Finding => {
      const { line, column } = text.positionAt(span.source, span.start);
      const path = text.path(span.source);
      return { rule, severity, path, line, column, span, message, excerpt: excerpt(text.rawText(span)) };
    }),
  );
  return findings.sort(
    (a, b) =>
      (rank.get(a.span.source) ?? 0) - (rank.get(b.span.source) ?? 0) ||
      a.span.start - b.span.start ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
      a.span.end - b.span.end,
  );
}

/** One printed line and a half, so that a finding stays readable on one line of a log. */
const excerptLength = 40;

function excerpt(raw: string): string {
  const characters = Array.from(
    raw
      .slice(0, excerptLength * 4)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
  );
  return characters.length <= excerptLength ? characters.join('') : `${characters.slice(0, excerptLength).join('')}…`;
}
