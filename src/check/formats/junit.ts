import type { Finding } from '../finding.ts';
import type { Language } from '../language.ts';
import type { MetricVerdict } from '../metrics.ts';
import { speak } from '../speak.ts';
import { verdictSentence } from '../verdict-lines.ts';
import { escapeXml } from './escape-xml.ts';
import type { CheckedRun, Format } from './format.ts';

/** The schema wants a time and a machine; a report that is the same for the same texts names neither. */
const NO_TIME = '1970-01-01T00:00:00';
const NO_HOST = 'localhost';

interface Case {
  readonly name: string;
  readonly className: string;
  readonly failure?: { readonly type: string; readonly message: string; readonly text: string };
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
  /** Warnings: they are told and fail nothing. */
  readonly output: readonly string[];
}

/**
 * JUnit XML: a suite for each document, a failed case for each error, warnings as output of the suite; a document without errors
 * has one case that passes. Limits of metrics are a suite of their own.
 *
 * Valid by both schemas in use: that of Ant's JUnit task and that of Jenkins.
 *
 * @example
 * <testcase name="section-order 12:1" classname="corpus/2025-1.txt" time="0"><failure type="section-order" message="…">…</failure></testcase>
 */
export const junit: Format = (run, { language }) => {
  const suites = [...documentSuites(run, language), ...limitSuites(run.verdicts, language)];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.map(suiteXml).join('')}</testsuites>\n`;
};

function documentSuites({ documents, findings }: CheckedRun, language: Language): readonly Suite[] {
  const byPath = new Map<string, Finding[]>(documents.map(({ path }) => [path, []]));
  for (const finding of findings) {
    const known = byPath.get(finding.path);
    if (known) known.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  return [...byPath].map(([path, found]) => {
    const errors = found.filter(({ severity }) => severity === 'error');
    const warnings = found.filter(({ severity }) => severity === 'warning');
    return {
      name: path,
      cases:
        errors.length > 0
          ? errors.map((error) => caseOf(error, language))
          : [{ name: 'gazette check', className: path }],
      output: warnings.map((warning) => `${placed(warning)} ${warning.rule}: ${speak(warning.message, language).text}`),
    };
  });
}

function caseOf(finding: Finding, language: Language): Case {
  const { path, rule, message, excerpt } = finding;
  const { text, hint } = speak(message, language);
  const lines = [`${placed(finding)}: ${text}`, ...(excerpt === '' ? [] : [excerpt]), hint];
  return {
    name: `${rule} ${finding.line}:${finding.column}`,
    className: path,
    failure: { type: rule, message: text, text: lines.join('\n') },
  };
}

function placed({ path, line, column }: Finding): string {
  return `${path}:${line}:${column}`;
}

function limitSuites(verdicts: readonly MetricVerdict[], language: Language): readonly Suite[] {
  if (verdicts.length === 0) return [];
  const cases = verdicts.map((verdict): Case => {
    const { metric, bound, limit, scope, holds } = verdict;
    const name = `${scope === 'document' ? 'each ' : ''}${metric} ${bound} ${limit}`;
    const text = verdictSentence(verdict, language);
    return { name, className: 'limits', ...(holds ? {} : { failure: { type: 'limit', message: text, text } }) };
  });
  return [{ name: 'limits', cases, output: [] }];
}

function suiteXml({ name, cases, output }: Suite, id: number): string {
  const failures = cases.filter(({ failure }) => failure).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" time="0"`;
  const place = `timestamp="${NO_TIME}" hostname="${NO_HOST}" package="gazette" id="${id}"`;
  return [
    `  <testsuite name="${escapeXml(name)}" ${counts} ${place}>\n`,
    // The schema of Jenkins wants a property in every list of them, that of Ant a list in every suite.
    '    <properties><property name="tool" value="gazette check"/></properties>\n',
    ...cases.map(caseXml),
    `    <system-out>${escapeXml(output.join('\n'))}</system-out>\n    <system-err></system-err>\n  </testsuite>\n`,
  ].join('');
}

function caseXml({ name, className, failure }: Case): string {
  const open = `    <testcase name="${escapeXml(name)}" classname="${escapeXml(className)}" time="0"`;
  if (!failure) return `${open}/>\n`;
  const { type, message, text } = failure;
  return `${open}><failure type="${escapeXml(type)}" message="${escapeXml(message)}">${escapeXml(text)}</failure></testcase>\n`;
}
