import { allFigures, type Figure, type Figures, isAtMost } from './figures.ts';

/** What a row must not fall behind: the most of each figure where less is better, the least of every other. */
export type Floor = Figures;
export type Floors = Readonly<Record<string, Floor>>;

/** Floors are rounded outward to these steps, so that a change of a character or two in a long text breaks none. */
const errorStep = 0.0005;
const shareStep = 0.005;

export function floorOf(reached: Figures): Floor {
  return Object.fromEntries(figuresOf(reached).map((figure) => [figure, roundOutward(figure, reached[figure]!)]));
}

/** Which figures have fallen back behind the floor, or have none, as sentences; none when it holds. */
export function fallenBehind(reached: Figures, floor: Floor): readonly string[] {
  return allFigures.flatMap((figure) => {
    const [own, bound] = [reached[figure], floor[figure]];
    if (own === undefined) return bound === undefined ? [] : [`${figure} is not measured any more`];
    if (bound === undefined) return [`${figure} has no floor yet: run with --update`];
    if (isAtMost(figure)) return own > bound ? [`${figure} ${own} is above ${bound}`] : [];
    return own < bound ? [`${figure} ${own} is below ${bound}`] : [];
  });
}

/** JSON with a line a row, sorted, so that a change of a floor is a line in review. */
export function formatFloors(floors: Floors): string {
  const lines = Object.entries(floors)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, floor]) => {
      const figures = figuresOf(floor).map((figure) => `"${figure}": ${floor[figure]}`);
      return `  ${JSON.stringify(name)}: { ${figures.join(', ')} }`;
    });
  return `{\n${lines.join(',\n')}\n}\n`;
}

function figuresOf(figures: Figures): readonly Figure[] {
  return allFigures.filter((figure) => figures[figure] !== undefined);
}

function roundOutward(figure: Figure, value: number): number {
  if (figure === 'moved') return value;
  if (isAtMost(figure)) return fixed(Math.ceil(value / errorStep - 1e-9) * errorStep);
  return fixed(Math.floor(value / shareStep + 1e-9) * shareStep);
}

function fixed(value: number): number {
  return Number(value.toFixed(4));
}
