import { createHash } from 'node:crypto';
import type { Finding } from '../finding.ts';
import { corpusMetric } from '../judge-limits.ts';
import type { Language } from '../language.ts';
import { type MeasuredDocument, metricNames } from '../metrics.ts';
import { speak } from '../speak.ts';
import { verdictSentence } from '../verdict-lines.ts';
import { escapeXml } from './escape-xml.ts';
import type { CheckedRun, Format } from './format.ts';
import { countByRule } from './weigh-findings.ts';

/** Findings that are written out for one document; the rest are counted. A page of a million rows opens nowhere. */
const MOST_OF_DOCUMENT = 200;
const MOST_DOCUMENTS = 1000;

const style = `
:root{color-scheme:light dark;--ink:#1c2024;--soft:#5b6470;--page:#fbfaf7;--line:#d9d5cc;--error:#a3180d;--warning:#7a5200;--good:#1d6b35}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--soft:#a7adb5;--page:#16181b;--line:#383c42;--error:#ff9d92;--warning:#f0c36a;--good:#83d69b}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:1.5rem 1rem 4rem;background:var(--page);color:var(--ink);font:16px/1.6 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
p.soft,td.soft,.hint{color:var(--soft)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.3rem .75rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
details{border-bottom:1px solid var(--line);padding:.4rem 0}summary{cursor:pointer;overflow-wrap:anywhere}
ol{list-style:none;margin:.5rem 0 1rem;padding:0}li{padding:.5rem 0 .5rem 1rem;border-left:3px solid var(--line);margin:.5rem 0}
li.error{border-color:var(--error)}li.warning{border-color:var(--warning)}
.sign{font-weight:700}.error .sign,.bad{color:var(--error)}.warning .sign{color:var(--warning)}.good{color:var(--good)}
blockquote{margin:.25rem 0;font-family:"Noto Serif CJK SC","Songti SC",SimSun,serif;overflow-wrap:anywhere}
code{font-size:.9em}
`;

const words = {
  en: {
    language: 'en',
    clean: 'No findings.',
    documents: 'Documents',
    rules: 'Rules',
    rule: 'rule',
    errors: 'errors',
    warnings: 'warnings',
    metrics: 'Metrics of the corpus',
    metric: 'metric',
    value: 'value',
    limits: 'Limits',
    more: (count: number) => `${count} more not shown`,
    of: (documents: number, characters: number) => `${documents} documents, ${characters} characters`,
  },
  zh: {
    language: 'zh-CN',
    clean: '没有发现问题。',
    documents: '文件',
    rules: '规则',
    rule: '规则',
    errors: '错误',
    warnings: '警告',
    metrics: '语料指标',
    metric: '指标',
    value: '值',
    limits: '限值',
    more: (count: number) => `另有 ${count} 处未列出`,
    of: (documents: number, characters: number) => `${documents} 篇，${characters} 字符`,
  },
} as const;

/** One page that needs no network and no script: limits, metrics, counts by rule, and every document with its findings. */
export const html: Format = (run, { language }) => {
  const say = words[language];
  const { documents } = run;
  const characters = documents.reduce((sum, each) => sum + each.characters, 0);
  const hash = createHash('sha256').update(style).digest('base64');
  return [
    `<!doctype html>\n<html lang="${say.language}">\n<head>\n<meta charset="utf-8">\n`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>gazette check</title>\n',
    `<style>${style}</style>\n</head>\n<body>\n<main>\n<h1>gazette check</h1>\n`,
    `<p class="soft">${say.of(documents.length, characters)}</p>\n`,
    ...limitsOf(run, language),
    ...rulesOf(run, language),
    ...metricsOf(documents, language),
    ...documentsOf(run, language),
    '</main>\n</body>\n</html>\n',
  ].join('');
};

function limitsOf({ verdicts }: CheckedRun, language: Language): readonly string[] {
  if (verdicts.length === 0) return [];
  const rows = verdicts.map((verdict) => {
    const [kind, sign] = verdict.holds ? ['good', '✓'] : ['bad', '✗'];
    const worst = verdict.worst.map(({ path, value }) => `${value} ${escapeXml(path)}`).join('<br>');
    return `<tr><td class="${kind}">${sign} ${escapeXml(verdictSentence(verdict, language))}</td><td class="soft">${worst}</td></tr>\n`;
  });
  return [`<h2>${words[language].limits}</h2>\n<div class="scroll"><table>\n`, ...rows, '</table></div>\n'];
}

function rulesOf({ findings }: CheckedRun, language: Language): readonly string[] {
  const say = words[language];
  if (findings.length === 0) return [`<p class="good">✓ ${say.clean}</p>\n`];
  const rows = countByRule(findings).map(
    ({ rule, errors, warnings }) =>
      `<tr><td><code>${rule}</code></td><td class="number">${errors}</td><td class="number">${warnings}</td></tr>\n`,
  );
  return [
    `<h2>${say.rules}</h2>\n<div class="scroll"><table>\n<tr><th scope="col">${say.rule}</th>`,
    `<th scope="col" class="number">${say.errors}</th><th scope="col" class="number">${say.warnings}</th></tr>\n`,
    ...rows,
    '</table></div>\n',
  ];
}

function metricsOf(documents: readonly MeasuredDocument[], language: Language): readonly string[] {
  const say = words[language];
  const rows = metricNames.flatMap((metric) => {
    const value = corpusMetric(documents, metric);
    return value === undefined ? [] : [`<tr><td><code>${metric}</code></td><td class="number">${value}</td></tr>\n`];
  });
  if (rows.length === 0) return [];
  return [
    `<h2>${say.metrics}</h2>\n<div class="scroll"><table>\n<tr><th scope="col">${say.metric}</th>`,
    `<th scope="col" class="number">${say.value}</th></tr>\n`,
    ...rows,
    '</table></div>\n',
  ];
}

function documentsOf({ findings }: CheckedRun, language: Language): readonly string[] {
  if (findings.length === 0) return [];
  const byPath = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = byPath.get(finding.path);
    if (known) known.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  const say = words[language];
  const shown = [...byPath].slice(0, MOST_DOCUMENTS).map(([path, found]) => {
    const errors = found.filter(({ severity }) => severity === 'error').length;
    const count = `${errors} ${say.errors}, ${found.length - errors} ${say.warnings}`;
    const items = found.slice(0, MOST_OF_DOCUMENT).map((finding) => itemOf(finding, language));
    const rest = found.length - items.length;
    const more = rest > 0 ? `<p class="soft">${say.more(rest)}</p>\n` : '';
    return `<details${errors > 0 ? ' open' : ''}><summary><strong>${escapeXml(path)}</strong> · ${count}</summary>\n<ol>\n${items.join('')}</ol>\n${more}</details>\n`;
  });
  const rest = byPath.size - shown.length;
  return [`<h2>${say.documents}</h2>\n`, ...shown, ...(rest > 0 ? [`<p class="soft">${say.more(rest)}</p>\n`] : [])];
}

function itemOf({ severity, line, column, rule, message, excerpt }: Finding, language: Language): string {
  const { text, hint } = speak(message, language);
  const sign = severity === 'error' ? '✗' : '!';
  const quoted = excerpt === '' ? '' : `<blockquote>${escapeXml(excerpt)}</blockquote>`;
  return `<li class="${severity}"><span class="sign">${sign}</span> ${line}:${column} ${escapeXml(text)} <code>${rule}</code>${quoted}<div class="hint">${escapeXml(hint)}</div></li>\n`;
}
