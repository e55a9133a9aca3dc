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
  let untold: readonly Piece[] = [];
  for (const group of paragraphsOf(slips)) {
    const { paragraph, article } = group[0]!.opens ?? { paragraph: { kind: 'body' as const } };
    const trimmed = trim(group, paragraph.kind === 'table');
    if (article || articles.length === 0) articles.push({ ...article, paragraphs: [] });
    const text = trimmed.map(({ clean }) => clean).join('');
    // What a person has read as nothing is told with the paragraph behind it.
    const pieces = [...untold, ...mergeCuts(trimmed)];
    untold = text === '' ? pieces : [];
    if (text !== '') articles.at(-1)!.paragraphs.push({ ...paragraph, text, pieces });
  }
  const filled = articles.filter(({ paragraphs }) => paragraphs.length > 0);
  if (untold.length > 0) tellAtEnd(filled, untold);
  return { articles: filled.map(renameTitle) };
}

function tellAtEnd(articles: { readonly paragraphs: Paragraph[] }[], untold: readonly Piece[]): void {
  const paragraphs = articles.at(-1)?.paragraphs;
  const last = paragraphs?.pop();
  if (!paragraphs || !last) articles.push({ paragraphs: [{ kind: 'body', text: '', pieces: untold }] });
  else paragraphs.push({ ...last, pieces: [...last.pieces, ...untold] });
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

function trim(group: readonly Slip[], isTable: boolean): readonly Slip[] {
  const [first, last] = [
    group.findIndex(({ clean }) => clean.trim() !== ''),
    group.findLastIndex(({ clean }) => clean.trim() !== ''),
  ];
  if (first < 0) return group.flatMap(asNothing);
  return group.flatMap((slip, i) => {
    if ((i < first && !isTable) || i > last) return asNothing(slip);
    const from = i === first && !isTable ? slip.clean.length - slip.clean.trimStart().length : 0;
    const to = i === last ? slip.clean.trimEnd().length : slip.clean.length;
    return from === 0 && to === slip.clean.length ? [slip] : [shorten(slip, from, to)];
  });
}

/** Blanks at an edge: what was put in goes, what was printed is layout, and what stands for other raw text says nothing. */
function asNothing(slip: Slip): readonly Slip[] {
  const { piece } = slip;
  if (piece.text === undefined || piece.start === piece.end) return [];
  return [{ ...slip, clean: '', piece: { ...piece, text: '' } }];
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
