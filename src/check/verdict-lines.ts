import type { Language } from './language.ts';
import type { MetricVerdict } from './metrics.ts';

/**
 * A verdict in words: value, limit, and how many documents are beyond it.
 *
 * @example
 * duplicate-ratio 0.31 exceeds 0.02 (2 documents beyond it)
 */
export function verdictSentence(verdict: MetricVerdict, language: Language = 'en'): string {
  return language === 'zh' ? inChinese(verdict) : inEnglish(verdict);
}

/**
 * Verdicts in words, each with its three worst documents where any is beyond the limit.
 *
 * @example
 * duplicate-ratio 0.31 exceeds 0.02 (2 documents beyond it)
 *   0.48  issue-1.txt
 *   0.03  issue-2.txt
 */
export function verdictLines(verdicts: readonly MetricVerdict[], language: Language = 'en'): readonly string[] {
  return verdicts.flatMap((verdict) => [
    verdictSentence(verdict, language),
    ...(verdict.value === undefined || (verdict.holds && verdict.beyond === 0)
      ? []
      : verdict.worst.map((each) => `  ${each.value}  ${each.path}`)),
  ]);
}

function inEnglish({ metric, bound, limit, scope, value, holds, beyond }: MetricVerdict): string {
  const name = scope === 'document' ? `each ${metric}` : metric;
  if (value === undefined) return `${name}: nothing to measure`;
  const relation = bound === 'max' ? (holds ? 'is within' : 'exceeds') : holds ? 'reaches' : 'falls short of';
  return `${name} ${value} ${relation} ${limit} (${beyond} ${beyond === 1 ? 'document' : 'documents'} beyond it)`;
}

function inChinese({ metric, bound, limit, scope, value, holds, beyond }: MetricVerdict): string {
  const name = scope === 'document' ? `单篇 ${metric}` : metric;
  if (value === undefined) return `${name}：无可度量`;
  const relation = bound === 'max' ? (holds ? '未超过' : '超过') : holds ? '达到' : '未达到';
  return `${name} ${value} ${relation} ${limit}（${beyond} 篇超限）`;
}
