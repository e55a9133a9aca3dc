import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DocumentJob, DocumentResult } from '../../src/corpus/document-job.ts';
import { report } from '../made-print.ts';

type Pool = typeof import('../../src/corpus/check-pool.ts');
type Checks = typeof import('../../src/corpus/check-documents.ts');
const built = (name: string) => import(new URL(`../../dist/src/corpus/${name}.js`, import.meta.url).href);

const job = (path: string, content: string): DocumentJob => ({ input: { path, content }, settings: {}, context: {} });

/** Documents enough for several batches, with some that cannot be read. */
const jobs: readonly DocumentJob[] = Array.from({ length: 150 }, (_, i) =>
  i % 40 === 7
    ? job(`${i}.xml`, '<?xml version="1.0"?><odd/>')
    : job(`${i}.txt`, report.slice(i % 11, (i % 11) + 4 + (i % 5)).join(i % 2 === 0 ? '\n\n' : '\n')),
);

async function* given(all: readonly (DocumentJob | DocumentResult)[]) {
  yield* all;
}

const told = (result: DocumentResult) =>
  'check' in result ? result.check : { path: result.path, code: (result.error as { code?: string }).code };

describe.skipIf(!existsSync('dist/src/corpus/check-worker.js'))('workers', () => {
  it.each([1, 2, 3])('%i give the same results in the same order as none', async (workers) => {
    const { openPool }: Pool = await built('check-pool');
    const { checkDocuments }: Checks = await built('check-documents');
    const run = async (options: Parameters<typeof checkDocuments>[1]) => {
      const results: unknown[] = [];
      const lost = { path: 'lost.txt', error: new Error('gone') };
      for await (const result of checkDocuments(given([...jobs.slice(0, 70), lost, ...jobs.slice(70)]), options))
        results.push(told(result));
      return results;
    };
    const pooled = await run({ workers, openPool: () => openPool({ workers }) });
    expect(pooled).toEqual(await run({}));
    expect(pooled).toHaveLength(jobs.length + 1);
  });

  it('a document that brings its worker down is an error of its own, the rest goes on', async () => {
    const { openPool }: Pool = await built('check-pool');
    // So little memory that a long text is too much for it, and a short one is not.
    const pool = await openPool({ workers: 1, heap: 48, heapAlone: 48 });
    try {
      const hostile = job('hostile.txt', Array.from({ length: 400_000 }, (_, i) => `${i}、第${i}条`).join('\n'));
      const results = await pool.check([jobs[0]!, hostile, jobs[1]!]);
      expect(results.map((result) => ('check' in result ? 'checked' : told(result)))).toEqual([
        'checked',
        { path: 'hostile.txt', code: 'document-crashed' },
        'checked',
      ]);
    } finally {
      await pool.close();
    }
  });
});
