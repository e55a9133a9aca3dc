import { lineIndex } from '../ledger/line-index.ts';
import type { Cleaned, Source } from '../types.ts';
import { type CheckedText, checkedText, type Given } from './checked-text.ts';
import { type IdleDirective, suppress } from './directives/suppress.ts';
import type { Finding } from './finding.ts';
import { fingerprintOf, passageOf } from './fingerprint.ts';
import { unusedSuppression } from './rules/unused-suppression.ts';
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
  return findingsIn(checkedText(cleaned.report, cleaned.ledger, cleaned.sources, given), settings).findings;
}

/** What is found in a text, without what its own marks suppress. */
export interface FoundIn {
  readonly findings: readonly Finding[];
  /** Rules that its marks turn off for the whole file, `*` for all. */
  readonly offInFile: readonly string[];
}

/**
 * What the rules that are on find in a text, sorted by source, place and rule.
 *
 * @param markup the raw page of a text whose sources hold no comments
 */
export function findingsIn(text: CheckedText, settings: CheckSettings, markup?: string): FoundIn {
  const textOf = new Map(text.sources.map((source) => [source.id, source.text]));
  const active = activeRules(settings);
  const findings = active.flatMap(({ rule, severity, options }) =>
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
  const unused = active.find(({ rule }) => rule === unusedSuppression);
  const suppressed = text.sources.map((source) => {
    const own = findings.filter(({ span }) => span.source === source.id);
    const raw = markup ?? (hasMarks(source) ? source.text : '');
    const { left, idle, offInFile } = suppress(own, raw, markup === undefined);
    const isHushed = offInFile.includes(unusedSuppression.name);
    const told = unused && !isHushed ? idle.map((each) => idleFinding(each, { source, raw }, unused.severity)) : [];
    return { findings: [...left, ...told].sort(byPlace), offInFile };
  });
  return {
    findings: suppressed.flatMap((each) => each.findings),
    offInFile: [...new Set(suppressed.flatMap((each) => each.offInFile))],
  };
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) || a.span.end - b.span.end;
}

/** Whether comments stand in the text of a source as they stand in its file. */
function hasMarks({ media }: Source): boolean {
  return media === 'text' || media === 'markdown';
}

function idleFinding(
  { start, end, message }: IdleDirective,
  { source, raw }: { readonly source: Source; readonly raw: string },
  severity: Finding['severity'],
): Finding {
  const { line, column } = lineIndex(raw)(start);
  const mark = raw.slice(start, end);
  // A mark of a page stands in its file and not in its text: the finding is about the beginning of that.
  const span = raw === source.text ? { source: source.id, start, end } : { source: source.id, start: 0, end: 0 };
  return {
    rule: unusedSuppression.name,
    severity,
    fixable: false,
    path: source.path,
    line,
    column,
    span,
    message,
    excerpt: excerptOf(mark),
    fingerprint: fingerprintOf(unusedSuppression.name, message.code, mark),
  };
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
