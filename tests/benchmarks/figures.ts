/** What is measured of a row of the quality table; which of them a row has depends on its case. */
export type Figure = 'cer' | 'lost' | 'extra' | 'paraF1' | 'made' | 'best' | 'moved' | 'certain' | 'probable' | 'told';
export type Figures = Readonly<Partial<Record<Figure, number>>>;

/** In the order of the floors file, with the words of the requirements. */
export const figureNames: Readonly<Record<Figure, string>> = {
  cer: 'CER',
  lost: 'lost',
  extra: 'extra',
  paraF1: 'para F1',
  made: 'true joints made',
  best: 'joints with best',
  moved: 'fragments moved',
  certain: 'certain joints right',
  probable: 'probable joints right',
  told: 'holes told',
};

export const allFigures = Object.keys(figureNames) as readonly Figure[];

const errors: ReadonlySet<Figure> = new Set(['cer', 'lost', 'extra', 'moved']);

/** True where less is better. */
export function isAtMost(figure: Figure): boolean {
  return errors.has(figure);
}
