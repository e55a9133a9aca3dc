import { GazetteError } from '../errors.ts';
import type { Article, Meta, Paragraph, ParagraphKind, Piece, Report } from '../types.ts';

const kinds: ReadonlySet<unknown> = new Set<ParagraphKind>([
  'title',
  'byline',
  'session',
  'heading',
  'body',
  'item',
  'caption',
  'table',
  'note',
]);

/**
 * Reads a report that `renderJson` has written.
 *
 * @param name how messages call the file
 * @throws GazetteError `invalid-json` when it is no JSON, or JSON that is no report
 */
export function parseReport(json: string, name = 'the report'): Report {
  const fail = (what: string, cause?: unknown): never => {
    throw new GazetteError('invalid-json', what, { cause });
  };
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (cause) {
    return fail(name, cause);
  }
  if (!isRecord(value) || value.version !== 1) return fail(`${name} (no report, version 1)`);
  const articles = value.articles;
  if (!Array.isArray(articles)) return fail(`${name} (no articles)`);
  return {
    articles: articles.map((article, index) => articleOf(article) ?? fail(`${name} (article ${index + 1})`)),
  };
}

function articleOf(value: unknown): Article | undefined {
  if (!isRecord(value) || !Array.isArray(value.paragraphs)) return undefined;
  const { title, meta } = value;
  if (title !== undefined && typeof title !== 'string') return undefined;
  if (meta !== undefined && !isMeta(meta)) return undefined;
  const paragraphs = value.paragraphs;
  if (!paragraphs.every(isParagraph)) return undefined;
  return { ...(title === undefined ? {} : { title }), ...(meta === undefined ? {} : { meta }), paragraphs };
}

function isMeta(value: unknown): value is Meta {
  return isRecord(value) && Object.values(value).every((fact) => typeof fact === 'string');
}

function isParagraph(value: unknown): value is Paragraph {
  return (
    isRecord(value) &&
    kinds.has(value.kind) &&
    typeof value.text === 'string' &&
    isNumberOrAbsent(value.level) &&
    isNumberOrAbsent(value.page) &&
    (value.language === undefined || typeof value.language === 'string') &&
    Array.isArray(value.pieces) &&
    value.pieces.every(isPiece)
  );
}

function isPiece(value: unknown): value is Piece {
  return (
    isRecord(value) &&
    typeof value.source === 'string' &&
    typeof value.start === 'number' &&
    typeof value.end === 'number' &&
    (value.text === undefined || typeof value.text === 'string')
  );
}

function isNumberOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'number';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
