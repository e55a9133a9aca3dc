import { styleText } from 'node:util';
import type { Language } from '../language.ts';
import { speak } from '../speak.ts';
import type { Format } from './format.ts';

/**
 * For people: findings under their file's path, the way to mend each once per rule, and a closing count.
 *
 * @example
 * report.txt
 *   12:1  error  三、 stands before 二、  section-order
 *         三、切实加强政府自身建设
 *
 * 1 error, 0 warnings
 */
export const stylish: Format = ({ findings }, { color, language }) => {
  if (findings.length === 0) return '';
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const lines: string[] = [];
  const hints = new Map<string, string>();
  let path: string | undefined;
  for (const { rule, severity, line, column, message, excerpt, ...finding } of findings) {
    if (finding.path !== path) {
      if (path !== undefined) lines.push('');
      path = finding.path;
      lines.push(paint('underline', path));
    }
    const { text, hint } = speak(message, language);
    const mark = paint(severity === 'error' ? 'red' : 'yellow', language === 'zh' ? chinese[severity] : severity);
    lines.push(`  ${line}:${column}  ${mark}  ${text}  ${paint('gray', rule)}`);
    if (excerpt !== '') lines.push(`      ${excerpt}`);
    hints.set(hint, rule);
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  lines.push('', ...[...hints].map(([hint, rule]) => `${rule}: ${hint}`));
  lines.push('', totals(errors, findings.length - errors, language));
  return `${lines.join('\n')}\n`;
};

const chinese = { error: '错误', warning: '警告' } as const;

function totals(errors: number, warnings: number, language: Language): string {
  if (language === 'zh') return `${errors} 个错误，${warnings} 个警告`;
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
