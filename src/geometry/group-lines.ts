import type { Run } from './run.ts';

/** Runs stand on one line when they share so much of the lower one's height. */
const SHARED = 0.5;

/**
 * Groups the runs of one column to lines, from top to bottom, each from left to right. Raised and small figures stay on their line.
 */
export function groupLines(runs: readonly Run[]): readonly (readonly Run[])[] {
  const sorted = [...runs].sort((a, b) => a.bottom - b.bottom || a.left - b.left || a.order - b.order);
  const lines: { top: number; bottom: number; em: number; runs: Run[] }[] = [];
  for (const run of sorted) {
    let home: (typeof lines)[number] | undefined;
    for (let k = lines.length - 1; k >= 0 && k >= lines.length - 4; k -= 1) {
      const line = lines[k]!;
      const shared = Math.min(line.bottom, run.bottom) - Math.max(line.top, run.top);
      if (shared >= SHARED * Math.min(line.bottom - line.top, run.bottom - run.top)) {
        home = line;
        break;
      }
    }
    if (!home) {
      lines.push({ top: run.top, bottom: run.bottom, em: run.em, runs: [run] });
      continue;
    }
    home.runs.push(run);
    // The largest type of a line says where it stands.
    if (run.em > home.em) Object.assign(home, { top: run.top, bottom: run.bottom, em: run.em });
  }
  return lines
    .sort((a, b) => a.top + a.bottom - b.top - b.bottom)
    .map((line) => line.runs.sort((a, b) => a.left - b.left || a.order - b.order));
}
