import { hashFile } from '../corpus/completion-marker.ts';
import { outputsHold } from '../corpus/finished-documents.ts';
import { GazetteError } from '../errors.ts';
import { type FileOutcome, keyOf } from './clean-job.ts';
import { cleanRecordFile, type RecordFileOutcome } from './clean-record-file.ts';
import type { InputFile } from './collect-inputs.ts';
import { fileId } from './document-id.ts';
import { warn } from './notices.ts';
import { type OpenedRecords, openInput } from './open-input.ts';
import { nothing } from './record-summary.ts';
import type { Telling } from './take-outcome.ts';

/** What became of JSON Lines among the files. */
export type ListedRecords =
  | (RecordFileOutcome & { readonly is: 'records'; readonly isDoneBefore: boolean })
  | (FileOutcome & { readonly is: 'failed' });

/** JSON Lines among the files: their records are cleaned when their turn comes, in the same processes. */
export async function cleanListedRecords(
  file: InputFile,
  given: OpenedRecords | undefined,
  { run, request, io }: Telling,
): Promise<ListedRecords> {
  const { finished, task } = run;
  const id = fileId(file);
  try {
    const known = request.resume ? finished?.find(id) : undefined;
    if (known && file.absolute !== undefined) {
      const content = await hashFile(file.absolute);
      const { isThere, changed } = await outputsHold(known.outputs);
      if (known.key === keyOf(task.key, file, content) && isThere && changed.length === 0) {
        for (const said of known.reasons ?? []) await warn(io, said);
        const code = known.reasons ? 1 : 0;
        return {
          is: 'records',
          code,
          records: 0,
          bad: 0,
          total: nothing,
          written: [],
          reasons: [],
          content,
          isDoneBefore: true,
        };
      }
    }
    const opened = given ?? (await openInput(file, io, request));
    if (opened.kind !== 'records') throw new GazetteError('input-unreadable', file.path);
    const done = await cleanRecordFile({ ...opened, ...run, file }, request, io);
    // One with a bad record is gone through again: what is wrong with it is told again.
    if (finished && done.content !== undefined && done.bad === 0)
      finished.add({
        id,
        key: keyOf(task.key, file, done.content),
        outputs: done.written,
        ...(done.reasons.length > 0 ? { reasons: done.reasons } : {}),
      });
    return { is: 'records', ...done, isDoneBefore: false };
  } catch (error) {
    return { is: 'failed', error };
  }
}
