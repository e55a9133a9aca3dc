import type { Score } from './score.ts';

/** What a case must not fall behind: the most that may be wrong, lost and extra, the least paragraph F1. */
export type Floor = Pick<Score, 'cer' | 'lost' | 'extra' | 'paraF1'>;
export type Floors = Readonly<Record<string, Floor>>;

/** Floors are rounded outward to these steps, so that a change of a character or two in a long text breaks none. */
const errorStep = 0.0005;
const f1Step = 0.005;

export function floorOf(score: Score): Floor {
  return {
    cer: roundUp(score.cer),
    lost: roundUp(score.lost),
    extra: roundUp(score.extra),
    paraF1: fixed(Math.floor(score.paraF1 / f1Step + 1e-9) * f1Step),
  };
}

/** Which figures of a score have fallen back behind the floor, as sentences; none when it holds. */
export function fallenBehind(score: Score, floor: Floor): readonly string[] {
  const errors = (['cer', 'lost', 'extra'] as const)
    .filter((figure) => score[figure] > floor[figure])
    .map((figure) => `${figure} ${score[figure]} is above ${floor[figure]}`);
  return score.paraF1 < floor.paraF1 ? [...errors, `paraF1 ${score.paraF1} is below ${floor.paraF1}`] : errors;
}

/** JSON with a line a case, sorted, so that a change of a floor is a line in review. */
export function formatFloors(floors: Floors): string {
  const lines = Object.entries(floors)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { cer, lost, extra, paraF1 }]) => {
      return `  "${name}": { "cer": ${cer}, "lost": ${lost}, "extra": ${extra}, "paraF1": ${paraF1} }`;
    });
  return `{\n${lines.join(',\n')}\n}\n`;
}

function roundUp(share: number): number {
  return fixed(Math.ceil(share / errorStep - 1e-9) * errorStep);
}

function fixed(value: number): number {
  return Number(value.toFixed(4));
}
