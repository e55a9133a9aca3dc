import { describe, expect, it } from 'vitest';
import { judgeDedupe, lostRuns, pairF1, scaleGrowth } from './dedupe-requirements.ts';

const lineOf = (figures: Readonly<Record<string, number>>, figure: string) =>
  judgeDedupe(figures).find(({ line }) => line.startsWith(figure));

describe('judgeDedupe', () => {
  it('says what is met, and how far the goal is', () => {
    const line = 'pair F1 at 2% at least .98: met (.985), goal .99 not yet';
    expect(lineOf({ [pairF1(0.02)]: 0.985 }, pairF1(0.02))).toEqual({ line, isMet: true });
    expect(lineOf({ [pairF1(0.02)]: 0.995 }, pairF1(0.02))?.line).toMatch(/, goal .99 too$/);
  });

  it('says what is not met or was not measured', () => {
    expect(lineOf({ [lostRuns]: 1 }, lostRuns)).toMatchObject({ isMet: false });
    expect(lineOf({ [scaleGrowth]: 1.2 }, scaleGrowth)).toMatchObject({ isMet: false });
    expect(lineOf({}, pairF1(0.15))?.line).toMatch(/NOT MEASURED$/);
  });
});
