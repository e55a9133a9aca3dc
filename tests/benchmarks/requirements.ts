import type { Figure, Figures } from './figures.ts';
import { figureNames, isAtMost } from './figures.ts';

/** A bound that the project was given for cases of a kind, known by their names. */
interface Requirement {
  readonly cases: RegExp;
  readonly figure: Figure;
  readonly bound: number;
  /** What is aimed at beyond the bound. */
  readonly goal?: number;
}

/** Row of the joints of all cases, pooled. */
export const allCases = 'all cases';
/** Ending of the name of a case with one page in ten taken out. */
export const pagesOut = ', pages out';

/** Character error rate of what was recognised, put in true order by hand and without running heads (../shared/README.md). */
const recognised: Readonly<Record<string, number>> = {
  'hocr-neimenggu': 0.0123,
  'hocr-baicheng': 0.013,
  'alto-hainan': 0.0128,
  'alto-baicheng': 0.013,
};

/** The text of a recognised page may be so much worse than what was recognised. */
const RECOGNISED_SLACK = 0.002;

const requirements: readonly Requirement[] = [
  ...Object.entries(recognised).map(([name, cer]) => ({
    cases: new RegExp(`^${name}$`, 'u'),
    figure: 'cer' as const,
    bound: cer + RECOGNISED_SLACK,
  })),
  { cases: /^(?:booklet|reverse)-.*(?<!pages out)$/u, figure: 'cer', bound: 0.005 },
  { cases: /^pdf(?:booklet)?-(?!text-)/u, figure: 'cer', bound: 0.003 },
  { cases: /^repeat-.*(?<!pages out)$/u, figure: 'cer', bound: 0.01 },
  { cases: /^shuffle-(?!noisy-).*(?<!pages out)$/u, figure: 'made', bound: 0.35, goal: 0.6 },
  { cases: /^shuffle-(?!noisy-).*(?<!pages out)$/u, figure: 'best', bound: 0.75, goal: 0.9 },
  { cases: /^shuffle-noisy-.*(?<!pages out)$/u, figure: 'best', bound: 0.65 },
  { cases: /^(?:clean|scraped|wrapped|seed-baicheng)-/u, figure: 'moved', bound: 0 },
  { cases: /^newspaper-/u, figure: 'cer', bound: 0.003 },
  { cases: /^newspaper-/u, figure: 'paraF1', bound: 0.97 },
  { cases: /^wrapped-/u, figure: 'paraF1', bound: 0.98 },
  { cases: /^layout-/u, figure: 'cer', bound: 0.005 },
  { cases: /^layout-/u, figure: 'paraF1', bound: 0.95 },
  { cases: /^(?:scraped|wrapped)-/u, figure: 'cer', bound: 0.001 },
  { cases: /^(?:booklet|reverse|pdf(?:booklet)?(?:-text)?)-.*(?<!pages out)$/u, figure: 'paraF1', bound: 0.95 },
  { cases: /^seed-jilin-report$/u, figure: 'paraF1', bound: 0.97 },
  { cases: /^all cases$/u, figure: 'certain', bound: 0.99 },
  { cases: /^all cases$/u, figure: 'probable', bound: 0.95 },
  { cases: /, pages out$/u, figure: 'certain', bound: 0.99 },
  { cases: /^(?!all cases).*, pages out$/u, figure: 'told', bound: 1 },
];

/** Whether a requirement of a row speaks of a figure: only then is the figure kept as a floor where it is optional. */
export function isRequired(name: string, figure: Figure): boolean {
  return requirements.some((each) => each.figure === figure && each.cases.test(name));
}

/**
 * What a row must reach and whether it does.
 *
 * @example judgeRequirements('booklet-a', { cer: 0.001 })   // ['needs CER ≤ .005: met']
 */
export function judgeRequirements(name: string, figures: Figures): readonly string[] {
  return requirements
    .filter(({ cases }) => cases.test(name))
    .map(({ figure, bound, goal }) => {
      const reached = figures[figure];
      const needs = `needs ${figureNames[figure]} ${isAtMost(figure) ? '≤' : '≥'} ${short(bound)}`;
      if (reached === undefined) return `${needs}: NOT MEASURED`;
      if (isAtMost(figure) ? reached > bound : reached < bound) return `${needs}: NOT MET (${short(reached)})`;
      return goal === undefined
        ? `${needs}: met`
        : `${needs}: met, goal ${short(goal)}${reached < goal ? ' not yet' : ' too'}`;
    });
}

function short(value: number): string {
  return String(Number(value.toFixed(4))).replace(/^0(?=\.)/u, '');
}
