import { tool } from '../../version.ts';
import type { Finding } from '../finding.ts';
import type { Language } from '../language.ts';
import type { MetricVerdict } from '../metrics.ts';
import { rules } from '../rules/rules.ts';
import { speak } from '../speak.ts';
import { verdictSentence } from '../verdict-lines.ts';
import type { Format } from './format.ts';
import { worstFirst } from './weigh-findings.ts';

/** What GitHub's code scanning takes of one run; the worst are kept, and the run says how many are not there. */
const MOST = 25_000;

/** The rule under which a limit that does not hold is told. */
const LIMIT = 'limit';

/**
 * SARIF 2.1.0 (OASIS), one run, for code scanning. A result is known again by rule and text (`partialFingerprints`), never by its
 * line: text may move. Columns count UTF-16 units.
 *
 * Source: SARIF 2.1.0; the limits of docs.github.com, "SARIF support for code scanning".
 */
export const sarif: Format = ({ findings, documents, verdicts }, { language }) => {
  const kept = findings.length > MOST ? worstFirst(findings).slice(0, MOST) : findings;
  const left = findings.length - kept.length;
  const broken = verdicts.filter(({ holds }) => !holds);
  const names = rules.map(({ name }) => name);
  const results = [
    ...kept.map((finding) => resultOf(finding, names.indexOf(finding.rule), language)),
    ...broken.slice(0, MOST - kept.length).map((verdict) => limitResult(verdict, names.length, language)),
  ];
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driverIn(language) },
        columnKind: 'utf16CodeUnits',
        invocations: [
          { executionSuccessful: true, ...(left > 0 ? { toolExecutionNotifications: [leftOut(left)] } : {}) },
        ],
        properties: { documents: documents.length, findings: findings.length, leftOut: left },
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function driverIn(language: Language) {
  return {
    name: tool.name,
    semanticVersion: tool.version,
    version: tool.version,
    language: language === 'zh' ? 'zh-CN' : 'en-US',
    rules: [
      ...rules.map(({ name, docs, severity, fixable }) => ({
        id: name,
        name,
        shortDescription: { text: docs },
        defaultConfiguration: { enabled: severity !== 'off', ...(severity === 'off' ? {} : { level: severity }) },
        properties: { fixable },
      })),
      {
        id: LIMIT,
        name: LIMIT,
        shortDescription: { text: 'A metric of the corpus is beyond its limit.' },
        defaultConfiguration: { level: 'error' },
      },
    ],
  };
}

function leftOut(count: number) {
  return { level: 'warning', message: { text: `${count} results are left out: a run has ${MOST} at the most` } };
}

function resultOf(
  { rule, severity, path, line, column, message, excerpt, fingerprint }: Finding,
  ruleIndex: number,
  language: Language,
) {
  const { text, hint } = speak(message, language);
  const region = {
    startLine: line,
    startColumn: column,
    ...(excerpt === '' ? {} : { snippet: { text: excerpt } }),
  };
  return {
    ruleId: rule,
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: severity,
    message: { text: `${text} (${hint})` },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, region } }],
    partialFingerprints: { 'gazetteText/v1': fingerprint },
  };
}

function limitResult(verdict: MetricVerdict, ruleIndex: number, language: Language) {
  const { metric, bound, limit, scope, worst } = verdict;
  return {
    ruleId: LIMIT,
    ruleIndex,
    level: 'error',
    message: { text: verdictSentence(verdict, language) },
    locations: worst.map(({ path }) => ({ physicalLocation: { artifactLocation: { uri: uriOf(path) } } })),
    partialFingerprints: { 'gazetteLimit/v1': `${scope} ${metric} ${bound} ${limit}` },
  };
}

/** A path as a relative or absolute URI reference (RFC 3986). */
export function uriOf(path: string): string {
  const parts = path.split(/[\\/]/).map((part) => encodeURIComponent(part));
  // A colon in the first part of a relative reference would read as a scheme: encodeURIComponent has taken care of it.
  return path.startsWith('/') ? `file://${parts.join('/')}` : parts.join('/');
}
