import type { Paragraph } from '../types.ts';
import { detectLanguage } from './detect-language.ts';

/** Share of a document's characters, where the language can be told, from which on its short paragraphs are in it too. */
const OVERWHELMING = 0.9;

/** Headings of a Japanese text are often without kana. */
const HEADING = 30;

/**
 * Names the language of every paragraph. One that is too short to tell takes the document's language where that is
 * overwhelming; a line of figures has none.
 *
 * @example 关于护堤种柳的通知 gets `language: 'zh'`, a German heading (Verkehrsweſen.) on a German page `de`, 15.2% nothing.
 */
export function nameLanguages(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const found = paragraphs.map(({ text }) => detectLanguage(text));
  const lengths = new Map<string, number>();
  let all = 0;
  for (const [i, language] of found.entries()) {
    if (language === undefined) continue;
    const { length } = paragraphs[i]!.text;
    lengths.set(language, (lengths.get(language) ?? 0) + length);
    all += length;
  }
  const [main] = [...lengths].find(([, length]) => length >= OVERWHELMING * all) ?? [];
  return paragraphs.map((paragraph, i) => {
    const isShort = found[i] === undefined || (found[i] === 'zh' && main === 'ja' && paragraph.text.length <= HEADING);
    const language = isShort && main !== undefined && couldBe(paragraph.text, main) ? main : found[i];
    if (language === undefined) return paragraph;
    const { kind, ...others } = paragraph;
    return { kind, ...others, language };
  });
}

const latin: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']);

/** Whether a short text may be in a language: Latin letters in a Chinese report are a name or a formula. */
function couldBe(text: string, language: string): boolean {
  if (language === 'ja') return /\p{Script=Han}/u.test(text);
  if (latin.has(language)) return /\p{Script=Latin}{2}/u.test(text);
  return (language === 'ru' || language === 'uk') && /\p{Script=Cyrillic}{2}/u.test(text);
}
