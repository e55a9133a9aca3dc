import { fixDocument } from '../check/fix-document.ts';
import type { DocumentResult } from '../corpus/document-job.ts';
import { GazetteError } from '../errors.ts';
import { contextOf, type JobSource, readingOf } from './check-jobs.ts';
import type { InputFile } from './collect-inputs.ts';
import { emit } from './io.ts';
import { openInput } from './open-input.ts';
import { writeFiles } from './write-files.ts';

/** `--fix`: mends files one after the other and writes them in their place, then tells what is left in them. */
export async function* fixFiles(files: readonly InputFile[], source: JobSource): AsyncGenerator<DocumentResult> {
  for (const [index, file] of files.entries()) {
    source.onFile(file, index);
    try {
      yield await fixFile(file, source);
    } catch (error) {
      yield { path: file.path, error };
    }
  }
}

async function fixFile(file: InputFile, { plan, reading, extras, io }: JobSource): Promise<DocumentResult> {
  if (file.absolute === undefined)
    throw new GazetteError('usage', '--fix writes files in their place: standard input has none');
  const own = readingOf(file, plan, reading);
  const opened = await openInput(file, io, own);
  if (opened.kind === 'records') throw new GazetteError('not-fixable', `${file.path}, which is JSON Lines,`);
  const { settings } = plan.documents.settingsFor(file.absolute);
  const input = { path: file.path, content: opened.input.content as Uint8Array };
  const context = { ...contextOf(own), ...(await extras(file)) };
  const { content, mended, check } = await fixDocument(input, settings, context);
  if (content) {
    await writeFiles([{ path: file.absolute, text: content }]);
    await emit(io.stderr, `${file.path}: ${mended} ${mended === 1 ? 'finding' : 'findings'} mended\n`);
  }
  return { check };
}
