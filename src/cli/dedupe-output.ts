import type { PassageRow } from '../corpus/dedupe-rows.ts';
import { isParquet, openRows, type RowFormat } from '../corpus/tables/write-rows.ts';
import { GazetteError } from '../errors.ts';
import { emit, type Io } from './io.ts';

/** Lines that go to standard output at once. */
const LINES = 1000;

/** In what the rows are written: as `--to` says, else by the ending of `-o`. */
export function rowFormat(to: RowFormat | undefined, output: string | undefined): RowFormat {
  return to ?? (output !== undefined && isParquet(output) ? 'parquet' : 'jsonl');
}

/**
 * Writes rows to a file, all of them or nothing, or to standard output as they come.
 *
 * @throws GazetteError `usage` for Parquet without a file, `output-unwritable`, `duckdb-missing`
 */
export async function writePassages(
  rows: AsyncIterable<PassageRow> | Iterable<PassageRow>,
  { output, to }: { readonly output: string | undefined; readonly to: RowFormat },
  io: Io,
): Promise<void> {
  if (output === undefined) {
    if (to === 'parquet') throw new GazetteError('usage', '--to parquet needs a file: -o FILE');
    let lines: string[] = [];
    for await (const row of rows) {
      lines.push(`${JSON.stringify(row)}\n`);
      if (lines.length < LINES) continue;
      await emit(io.stdout, lines.join(''));
      lines = [];
    }
    await emit(io.stdout, lines.join(''));
    return;
  }
  const writer = await openRows(output, 'passages', { to });
  try {
    for await (const row of rows) await writer.write(row);
    await writer.commit();
  } catch (error) {
    await writer.discard();
    throw error;
  }
}
