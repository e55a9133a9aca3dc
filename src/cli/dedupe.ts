import { resolve } from 'node:path';
import { dedupeDocuments } from '../corpus/dedupe-documents.ts';
import { openDedupeInputs } from './dedupe-inputs.ts';
import { rowFormat, writePassages } from './dedupe-output.ts';
import { dedupeSummary } from './dedupe-summary.ts';
import { openDedupeWorkers } from './dedupe-workers.ts';
import { emit, type Io } from './io.ts';
import type { DedupeRequest } from './request.ts';

/**
 * `gazette dedupe`: passages that several documents share, one row each. A bad input is told in one line, the rest goes on; exit code 2 then.
 */
export async function runDedupe(request: DedupeRequest, io: Io): Promise<number> {
  if (request.stage !== undefined) return (await import('./dedupe-stage.ts')).runDedupeStage(request, io);
  if (request.index !== undefined) return (await import('./dedupe-index.ts')).runDedupeIndex(request, io);
  const started = performance.now();
  const output = request.output === undefined ? undefined : resolve(io.cwd, request.output);
  const inputs = await openDedupeInputs(request, io, { output });
  const { minLength, minSimilarity, commonIn } = request;
  const found = await dedupeDocuments(inputs.sources(), {
    ...openDedupeWorkers(request.jobs),
    ...(minLength === undefined ? {} : { minLength }),
    ...(minSimilarity === undefined ? {} : { minSimilarity }),
    ...(commonIn === undefined ? {} : { commonIn }),
  });
  inputs.progress.hide();
  await writePassages(found.rows, { output, to: rowFormat(request.to, output) }, io);
  const seconds = (performance.now() - started) / 1000;
  if (!request.quiet) await emit(io.stderr, `${dedupeSummary(found, seconds).join('\n')}\n`);
  return inputs.hasFailed() ? 2 : 0;
}
