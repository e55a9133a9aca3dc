/** A figure that the detector or the cleaning must reach. */
interface Requirement {
  readonly figure: string;
  readonly bound: number;
  /** What is aimed at beyond the bound. */
  readonly goal?: number;
  readonly side: 'at least' | 'at most' | 'below';
}

/** Share of errors of made noise, as names of figures carry it. */
export const percent = (rate: number) => `${Math.round(rate * 100)}%`;

export const pairF1 = (rate: number) => `pair F1 at ${percent(rate)}`;
export const errorsLeft = (print: string, prints: number) => `errors left of ${prints} copies at 5%, ${print}`;
export const lostRuns = 'runs of 5 characters and more lost';
export const scaleSeconds = 'seconds for all reports at once';
export const scaleMegabytes = 'megabytes for all reports at once';
export const scaleGrowth = 'exponent of growth';
export const aloneCharacters = 'duplicate characters in clean texts';

const requirements: readonly Requirement[] = [
  { figure: pairF1(0.02), side: 'at least', bound: 0.98, goal: 0.99 },
  { figure: pairF1(0.05), side: 'at least', bound: 0.98, goal: 0.99 },
  { figure: pairF1(0.1), side: 'at least', bound: 0.97, goal: 0.98 },
  { figure: pairF1(0.15), side: 'at least', bound: 0.92, goal: 0.95 },
  { figure: lostRuns, side: 'at most', bound: 0 },
  { figure: errorsLeft('paragraphs', 2), side: 'at most', bound: 0.01, goal: 0.008 },
  { figure: errorsLeft('paragraphs', 3), side: 'at most', bound: 0.006 },
  { figure: errorsLeft('columns', 2), side: 'at most', bound: 0.01, goal: 0.008 },
  { figure: errorsLeft('columns', 3), side: 'at most', bound: 0.006 },
  { figure: scaleSeconds, side: 'at most', bound: 4 },
  { figure: scaleMegabytes, side: 'at most', bound: 400 },
  { figure: scaleGrowth, side: 'below', bound: 1.2 },
  { figure: aloneCharacters, side: 'at most', bound: 0 },
];

export interface Judgement {
  readonly line: string;
  readonly isMet: boolean;
}

/**
 * What must be reached and whether it is.
 *
 * @example judgeDedupe({ 'pair F1 at 2%': 0.985 })[0]   // { line: 'pair F1 at 2% at least .98: met (.985), goal .99 not yet', isMet: true }
 */
export function judgeDedupe(figures: Readonly<Record<string, number>>): readonly Judgement[] {
  return requirements.map((requirement) => {
    const { figure, side, bound, goal } = requirement;
    const needs = `${figure} ${side} ${short(bound)}`;
    const reached = figures[figure];
    if (reached === undefined) return { line: `${needs}: NOT MEASURED`, isMet: false };
    const isMet = reaches(reached, bound, side);
    const aimed =
      goal === undefined || !isMet ? '' : `, goal ${short(goal)}${reaches(reached, goal, side) ? ' too' : ' not yet'}`;
    return { line: `${needs}: ${isMet ? 'met' : 'NOT MET'} (${short(reached)})${aimed}`, isMet };
  });
}

function reaches(value: number, bound: number, side: Requirement['side']): boolean {
  if (side === 'at least') return value >= bound;
  return side === 'below' ? value < bound : value <= bound;
}

function short(value: number): string {
  return String(Number(value.toFixed(4))).replace(/^0(?=\.)/u, '');
}
