import { speak } from '../speak.ts';
import type { Format } from './format.ts';

/** One finding a line, as compilers write them: `path:line:column: text [severity/rule]`. */
export const unix: Format = ({ findings }, { language }) =>
  findings
    .map(({ path, line, column, severity, rule, message }) => {
      const { text } = speak(message, language);
      return `${path}:${line}:${column}: ${text} [${severity}/${rule}]\n`;
    })
    .join('');
