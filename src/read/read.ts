import { GazetteError } from '../errors.ts';
import type { CleanOptions, Document, Input, Media, Source } from '../types.ts';
import { decode } from './decode.ts';
import { looksLikeMarkdown, readMarkdown } from './markdown.ts';
import { markupOf } from './signature.ts';
import { readText } from './text.ts';

/**
 * Reads one input: decodes it, tells its kind, and gives its lines.
 *
 * @param id names the source in every span that points into it
 * @throws GazetteError as `decode` does, and `unsupported-media` for HTML and XML that neither name nor `from` claims
 *   to be text or Markdown
 * @example
 * read({ path: 'report.md', content: '# 政府工作报告\n\n各位代表：\n' }, 's1', {}).lines.map((line) => line.text)
 * // ['政府工作报告', '各位代表：']
 */
export function read(input: Input, id: string, options: Pick<CleanOptions, 'from' | 'encoding'>): Document {
  const path = input.path ?? '-';
  const { text, encoding } =
    typeof input.content === 'string'
      ? { text: input.content.replace(/^\ufeff/, ''), encoding: 'utf-8' }
      : decode(input.content, path === '-' ? 'standard input' : path, options.encoding);
  return linesOf({ id, path, media: options.from ?? mediaOf(path, text), encoding, text });
}

/** The lines of a source that has been read before. */
export function linesOf(source: Source): Document {
  return source.media === 'markdown' ? readMarkdown(source) : readText(source);
}

function mediaOf(path: string, text: string): Media {
  if (/\.(?:md|markdown)$/i.test(path)) return 'markdown';
  const markup = markupOf(text);
  if (markup) throw new GazetteError('unsupported-media', `${path} (${markup})`);
  return looksLikeMarkdown(text) ? 'markdown' : 'text';
}
