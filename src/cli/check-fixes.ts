import { checkJob, type DocumentResult } from '../corpus/document-job.ts';
import { isInShard } from '../corpus/shard.ts';
import { writeFiles } from '../corpus/write-files.ts';
import { GazetteError } from '../errors.ts';
import { contextOf, type JobSource, jobsOf, readingOf } from './check-jobs.ts';
import type { InputFile } from './collect-inputs.ts';
import { fileId } from './document-id.ts';
import { emit } from './io.ts';
import { openInput } from './open-input.ts';

/**
 * `--fix`: mends texts and Markdown one after the other, writes them in their place, and gives what is left in them. Other kinds are
 * checked and left as they are.
 */
export async function* fixFiles(files: readonly InputFile[], source: JobSource): AsyncGenerator<DocumentResult> {
  for (const [index, file] of files.entries()) {
    source.onFile(file, index);
    try {
      yield* fixFile(file, source);
    } catch (error) {
      yield { path: file.path, error };
    }
  }
}

async function* fixFile(file: InputFile, source: JobSource): AsyncGenerator<DocumentResult> {
  const { plan, reading, extras, io } = source;
  if (file.absolute === undefined)
    throw new GazetteError('usage', '--fix writes files in their place: standard input has none');
  const own = readingOf(file, plan, reading);
  const opened = await openInput(file, io, own);
  if (opened.kind === 'records' || typeof opened.input.content === 'string') {
    for await (const job of jobsOf([file], { ...source, onFile: () => {} })) {
      yield 'input' in job ? await checkJob(job) : job;
    }
    return;
  }
  if (source.shard !== undefined && !isInShard(fileId(file), source.shard)) return;
  source.onDocument?.(fileId(file), opened.input.content);
  const { settings } = plan.documents.settingsFor(file.absolute);
  const input = { path: file.path, content: opened.input.content };
  const context = { ...contextOf(own), ...(await extras(file)) };
  const { fixDocument } = await import('../check/fix-document.ts');
  const { content, mended, check } = await fixDocument(input, settings, context);
  if (content) {
    await writeFiles([{ path: file.absolute, text: content }]);
    await emit(io.stderr, `${file.path}: ${mended} ${mended === 1 ? 'finding' : 'findings'} mended\n`);
  }
  yield { check };
}
