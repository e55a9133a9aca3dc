import type { Article, Paragraph, Piece, Report } from '../types.ts';

/** A piece of the report with what it says, and the paragraph that it opens, if it opens one. */
export interface Slip {
  readonly piece: Piece;
  readonly clean: string;
  readonly opens?: Opening;
  /** True where it was cut off the slip before it, so that both are one again where they stand together. */
  readonly isCut?: true;
}

/** A paragraph without its text, and the article that begins with it. */
export interface Opening {
  readonly paragraph: Omit<Paragraph, 'text' | 'pieces'>;
  readonly article?: Omit<Article, 'paragraphs'>;
}

/** The report as one row of slips: whatever a person decides takes out, puts in and parts slips. */
export function slipsOf(report: Report): readonly Slip[] {
  return report.articles.flatMap(({ paragraphs, ...article }) =>
    paragraphs.flatMap(({ text, pieces, ...paragraph }, p) => {
      let at = 0;
      return pieces.map((piece, k): Slip => {
        const clean = text.slice(at, at + (piece.text?.length ?? piece.end - piece.start));
        at += clean.length;
        return { piece, clean, ...(k === 0 ? { opens: { paragraph, ...(p === 0 ? { article } : {}) } } : {}) };
      });
    }),
  );
}

/** The report that slips make. White space that a cut left at the ends of a paragraph is layout again. */
export function reportOf(slips: readonly Slip[]): Report {
  const articles: (Omit<Article, 'paragraphs'> & { readonly paragraphs: Paragraph[] })[] = [];
  for (const group of paragraphsOf(slips)) {
    const { paragraph, article } = group[0]!.opens ?? { paragraph: { kind: 'body' as const } };
    const trimmed = trim(paragraph.kind === 'table' ? group : trimStart(group));
    if (article || articles.length === 0) articles.push({ ...article, paragraphs: [] });
    if (trimmed.length === 0) continue;
    const text = trimmed.map(({ clean }) => clean).join('');
    articles.at(-1)!.paragraphs.push({ ...paragraph, text, pieces: mergeCuts(trimmed) });
  }
  return { articles: articles.filter(({ paragraphs }) => paragraphs.length > 0).map(renameTitle) };
}

/** Slips gathered by paragraph. */
function paragraphsOf(slips: readonly Slip[]): readonly (readonly Slip[])[] {
  const groups: Slip[][] = [];
  for (const slip of slips) {
    if (slip.opens || groups.length === 0) groups.push([slip]);
    else groups.at(-1)!.push(slip);
  }
  return groups;
}

function renameTitle({ title, ...article }: Article): Article {
  const found = article.paragraphs.find(({ kind }) => kind === 'title')?.text;
  return { ...(title !== undefined && found !== undefined ? { title: found } : {}), ...article };
}

function trimStart(group: readonly Slip[]): readonly Slip[] {
  const first = group.findIndex(({ clean }) => clean.trim() !== '');
  const slip = group[first];
  if (!slip) return [];
  const blanks = slip.clean.length - slip.clean.trimStart().length;
  // What was taken out before the first word is told all the same.
  const told = group.slice(0, first).filter(({ clean }) => clean === '');
  return [...told, ...(blanks === 0 ? [slip] : [shorten(slip, blanks, slip.clean.length)]), ...group.slice(first + 1)];
}

function trim(group: readonly Slip[]): readonly Slip[] {
  const last = group.findLastIndex(({ clean }) => clean.trim() !== '');
  const slip = group[last];
  if (!slip) return [];
  const { length } = slip.clean.trimEnd();
  const told = group.slice(last + 1).filter(({ clean }) => clean === '');
  return [...group.slice(0, last), ...(length === slip.clean.length ? [slip] : [shorten(slip, 0, length)]), ...told];
}

/** Of an edit the text alone gets shorter: its raw text has no other fate. */
function shorten(slip: Slip, from: number, to: number): Slip {
  const clean = slip.clean.slice(from, to);
  const { piece } = slip;
  if (piece.text !== undefined) return { ...slip, clean, piece: { ...piece, text: clean } };
  return { ...slip, clean, piece: { ...piece, start: piece.start + from, end: piece.start + to } };
}

function mergeCuts(slips: readonly Slip[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { piece, isCut } of slips) {
    const last = pieces.at(-1);
    const isRejoined = isCut && last?.text === undefined && last?.source === piece.source && last.end === piece.start;
    if (isRejoined) pieces[pieces.length - 1] = { ...last, end: piece.end };
    else pieces.push(piece);
  }
  return pieces;
}
