import type { Cleaned } from '../types.ts';
import { type CheckedText, checkedText, type Given } from './checked-text.ts';
import type { Finding } from './finding.ts';
import { fingerprintOf, passageOf } from './fingerprint.ts';
import { activeRules, type CheckSettings } from './settings.ts';

/**
 * Checks the quality of a raw text by what cleaning found in it.
 *
 * In: the result of `clean`, and which rules to ask in what way (all, by default). Out: findings that point into the raw files, sorted by source, place and rule; empty for
 * a clean text.
 *
 * @throws GazetteError `invalid-setting`
 * @example
 * checkCleaned(await clean('一、回顾\n三、展望\n'))
 * // [{ rule: 'section-missing', severity: 'warning', line: 2, column: 1,
 * //    message: { code: 'section-missing', marker: '三、', missing: ['二、'] }, … }]
 */
export function checkCleaned(cleaned: Cleaned, settings: CheckSettings = {}, given: Given = {}): readonly Finding[] {
  return findingsIn(checkedText(cleaned.report, cleaned.ledger, cleaned.sources, given), settings);
}

/** What the rules that are on find in a text, sorted by source, place and rule. */
export function findingsIn(text: CheckedText, settings: CheckSettings): readonly Finding[] {
  const textOf = new Map(text.sources.map((source) => [source.id, source.text]));
  const rank = new Map(text.sources.map(({ id }, index) => [id, index]));
  const findings = activeRules(settings).flatMap(({ rule, severity, options }) =>
    rule.check(text, options).map(({ span, message, minor, fix }): Finding => {
      const { line, column } = text.positionAt(span.source, span.start);
      const place = { path: text.path(span.source), line, column, span };
      const fixable = fix !== undefined;
      const passage = passageOf(textOf.get(span.source) ?? '', span.start, span.end);
      const known = {
        excerpt: excerptOf(text.rawText(span)),
        fingerprint: fingerprintOf(rule.name, message.code, passage),
      };
      const level = minor ? 'warning' : severity;
      return { rule: rule.name, severity: level, fixable, ...place, message, ...known, ...(fix ? { fix } : {}) };
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

function excerptOf(raw: string): string {
  const characters = Array.from(
    raw
      .slice(0, excerptLength * 4)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
  );
  return characters.length <= excerptLength ? characters.join('') : `${characters.slice(0, excerptLength).join('')}…`;
}
