import { type ChangeKind, signs } from './change.ts';
import type { Comparison, RawFate } from './comparison.ts';
import { countChanges } from './count-changes.ts';
import { percent } from './describe-change.ts';
import { displayWidth } from './display-width.ts';

/** What became of the characters of one raw file. The characters of all rows are those of the file. */
export interface FileStat {
  readonly path: string;
  readonly rows: readonly StatRow[];
  /** UTF-16 units. */
  readonly characters: number;
}

interface StatRow {
  readonly fate: RawFate;
  /** The changes that the fate belongs to; absent for text that stayed and for layout. */
  readonly changes?: number;
  readonly characters: number;
}

/** The order of the rows, and the kind of change that each fate belongs to. */
const rowKinds: Readonly<Record<RawFate, ChangeKind | undefined>> = {
  same: undefined,
  moved: 'moved',
  corrected: 'corrected',
  joined: 'joined',
  layout: undefined,
  furniture: 'furniture',
  chrome: 'furniture',
  noise: 'furniture',
  duplicate: 'duplicate',
  removed: 'removed',
};

/**
 * Counts changes and raw characters for each fate and each file. Moved text that was corrected counts as corrected; the line breaks of
 * joined lines count as joined, their text as what became of it.
 */
export function statOf({ files, raw, changes }: Comparison): readonly FileStat[] {
  return files.map(({ id, path, text }) => {
    const own = changes.filter(({ place }) => place.source === id);
    const counts = countChanges(own);
    const countOf = (fate: RawFate): number | undefined => {
      const kind = rowKinds[fate];
      if (kind !== 'furniture') return kind === undefined ? undefined : counts[kind];
      return own.filter((change) => change.kind === 'furniture' && change.fate === fate).length;
    };
    const characters = new Map<RawFate, number>();
    for (const { source, fate, start, end } of raw) {
      if (source === id) characters.set(fate, (characters.get(fate) ?? 0) + end - start);
    }
    const rows = (Object.keys(rowKinds) as RawFate[]).flatMap((fate): StatRow[] => {
      const [count, sum] = [countOf(fate), characters.get(fate) ?? 0];
      if (sum === 0 && (count ?? 0) === 0) return [];
      return [{ fate, ...(count === undefined ? {} : { changes: count }), characters: sum }];
    });
    return { path, rows, characters: text.length };
  });
}

/**
 * The counts as a table for the terminal.
 *
 * @example
 * samples/issue/raw.txt
 *     same                    5,316   43.2%
 *   ^ moved           7       1,170    9.5%
 *   …
 *     total                  12,306  100.0%
 */
export function renderStat(stats: readonly FileStat[], paint: (kind: ChangeKind, text: string) => string): string {
  const number = new Intl.NumberFormat('en');
  const tables = stats.map(({ path, rows, characters }) => {
    const all = [...rows, { fate: 'total' as const, characters }];
    const lines = all.map((row) => {
      const kind = row.fate === 'total' ? undefined : rowKinds[row.fate];
      const sign = kind === undefined ? ' ' : signs[kind];
      const changes = 'changes' in row && row.changes !== undefined ? number.format(row.changes) : '';
      const share = characters === 0 ? '' : percent(row.characters / characters);
      return `  ${kind === undefined ? sign : paint(kind, sign)} ${row.fate.padEnd(10)}${changes.padStart(8)}${number.format(row.characters).padStart(12)}${share.padStart(8)}`;
    });
    const head = `    ${''.padEnd(10)}${'changes'.padStart(8)}${'characters'.padStart(12)}`;
    return [path, head, ...lines].filter((line) => displayWidth(line) > 0).join('\n');
  });
  return `${tables.join('\n\n')}\n`;
}
