import type { Finding, Severity } from '../finding.ts';
import { speak } from '../speak.ts';
import { verdictSentence } from '../verdict-lines.ts';
import type { Format } from './format.ts';
import { worstFirst } from './weigh-findings.ts';

/** GitHub shows so many annotations of each kind for a step and drops the rest without a word. */
const MOST = 10;

/**
 * Workflow commands of GitHub Actions: the worst ten errors and the worst ten warnings as annotations of their lines, then how many
 * more there are.
 *
 * Source: docs.github.com, "Workflow commands for GitHub Actions", and the escaping of actions/toolkit.
 *
 * @example
 * ::error file=corpus/2025-1.txt,line=12,col=1,title=section-order::三、 stands before 二、%0A三、切实加强政府自身建设
 */
export const github: Format = ({ findings, verdicts }, { language }) => {
  const broken = verdicts.filter(({ holds }) => !holds);
  // A limit that does not hold takes a place among the errors: it fails the run.
  const limits = broken.slice(0, MOST).map((each) => `::error title=limit::${data(verdictSentence(each, language))}\n`);
  const ranked = worstFirst(findings);
  const shown = (['error', 'warning'] as const).flatMap((severity) =>
    ofSeverity(ranked, severity)
      .slice(0, severity === 'error' ? MOST - limits.length : MOST)
      .map((finding) => annotation(finding, speak(finding.message, language).text)),
  );
  const rest = findings.length - shown.length;
  const left =
    language === 'zh' ? `另有 ${rest} 处未列出` : `${rest} more ${rest === 1 ? 'finding' : 'findings'} not shown`;
  return [...limits, ...shown, ...(rest > 0 ? [`::notice title=gazette check::${data(left)}\n`] : [])].join('');
};

function ofSeverity(findings: readonly Finding[], severity: Severity): readonly Finding[] {
  return findings.filter((finding) => finding.severity === severity);
}

function annotation({ severity, path, line, column, rule, excerpt }: Finding, text: string): string {
  const at = `file=${property(path)},line=${line},col=${column},title=${property(rule)}`;
  return `::${severity} ${at}::${data(excerpt === '' ? text : `${text}\n${excerpt}`)}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
