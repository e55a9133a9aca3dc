import type { Finding } from '../finding.ts';
import type { Language } from '../language.ts';
import { speak } from '../speak.ts';
import { verdictSentence } from '../verdict-lines.ts';
import type { CheckedRun, Format } from './format.ts';
import { countByRule, worstFirst } from './weigh-findings.ts';

/** What GitHub takes of one comment, in characters, with room for what an action puts around it. */
const MOST_CHARACTERS = 60_000;

/** Findings that are listed, the worst first. */
const MOST_LISTED = 100;

const words = {
  en: {
    clean: 'No findings.',
    rule: 'rule',
    errors: 'errors',
    warnings: 'warnings',
    place: 'place',
    finding: 'finding',
    worst: (shown: number, all: number) =>
      shown < all ? `The ${shown} worst of ${all} findings` : `All ${all} findings`,
    of: (documents: number) => `${documents} ${documents === 1 ? 'document' : 'documents'} checked.`,
  },
  zh: {
    clean: '没有发现问题。',
    rule: '规则',
    errors: '错误',
    warnings: '警告',
    place: '位置',
    finding: '问题',
    worst: (shown: number, all: number) => (shown < all ? `共 ${all} 处，列出最重的 ${shown} 处` : `共 ${all} 处`),
    of: (documents: number) => `共检查 ${documents} 篇。`,
  },
} as const;

/**
 * A summary for a comment on a pull request or the page of a job: limits, counts by rule, and the worst findings folded away.
 *
 * @example
 * | rule | errors | warnings |
 * | --- | ---: | ---: |
 * | section-order | 2 | 0 |
 */
export const markdown: Format = (run, { language }) => {
  const { findings, documents, verdicts } = run;
  const say = words[language];
  const head = [
    '### gazette check',
    '',
    say.of(documents.length),
    ...verdicts.map((verdict) => `- ${verdict.holds ? '✓' : '✗'} ${cell(verdictSentence(verdict, language))}`),
    '',
    ...(findings.length === 0 ? [say.clean] : table(run, language)),
  ];
  const listed: string[] = [];
  let length = head.join('\n').length;
  for (const finding of worstFirst(findings).slice(0, MOST_LISTED)) {
    const row = rowOf(finding, language);
    if (length + row.length > MOST_CHARACTERS) break;
    length += row.length + 1;
    listed.push(row);
  }
  const details =
    listed.length === 0
      ? []
      : [
          '',
          `<details><summary>${say.worst(listed.length, findings.length)}</summary>`,
          '',
          `| ${say.place} | ${say.rule} | ${say.finding} |`,
          '| --- | --- | --- |',
          ...listed,
          '',
          '</details>',
        ];
  return `${[...head, ...details].join('\n')}\n`;
};

function table({ findings }: CheckedRun, language: Language): readonly string[] {
  const say = words[language];
  return [
    `| ${say.rule} | ${say.errors} | ${say.warnings} |`,
    '| --- | ---: | ---: |',
    ...countByRule(findings).map(({ rule, errors, warnings }) => `| ${rule} | ${errors} | ${warnings} |`),
  ];
}

function rowOf({ path, line, column, rule, message, excerpt, severity }: Finding, language: Language): string {
  const sign = severity === 'error' ? '✗' : '!';
  const { text } = speak(message, language);
  const quoted = excerpt === '' ? '' : `<br>${cell(excerpt)}`;
  return `| ${cell(path)}:${line}:${column} | ${sign} ${rule} | ${cell(text)}${quoted} |`;
}

/** Text of a document inside a cell of a table: nothing of it may act as markup, mention a person or make a link. */
function cell(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]()#+!|~@:/-]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
