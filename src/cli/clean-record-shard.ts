import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, findMarker, hashFile, type Work, writeMarker } from '../corpus/completion-marker.ts';
import { recordFolder } from '../corpus/finished-documents.ts';
import { shardName } from '../corpus/shard.ts';
import { cleanRecordFile, type RecordFileJob } from './clean-record-file.ts';
import type { Destination } from './destinations.ts';
import { emit, type Io } from './io.ts';
import type { CleanRequest } from './request.ts';

/**
 * Cleans one file of JSON Lines, or the records of it that belong to a shard. With `--shard` or `--resume` a completion marker beside
 * the output says of what it was made: where that still holds, `--resume` leaves it.
 *
 * @returns the exit code
 */
export async function cleanRecordShard(
  job: RecordFileJob & { readonly output: Destination },
  request: CleanRequest,
  io: Io,
): Promise<number> {
  const { shard = { number: 1, of: 1 }, resume } = request;
  const { file, task, output } = job;
  const path = output.kind === 'none' ? undefined : markerOf(output, shardName(shard));
  const work = async (content: string): Promise<Work> => ({
    stage: 'clean',
    shard,
    inputs: digestOf([[file.relative, content]]),
    options: task.key ?? '',
  });
  if (resume && path !== undefined && file.absolute !== undefined) {
    const content = await hashFile(file.absolute).catch(() => '');
    if (await findMarker(path, await work(content))) {
      if (!request.quiet) await emit(io.stderr, `${file.path}: done before\n`);
      return 0;
    }
  }
  if (path !== undefined) await rm(path, { force: true });
  const { code, content, written } = await cleanRecordFile({ ...job, shard: request.shard }, request, io);
  // What had a bad record, or a doubt that was to be told, is gone through again.
  if (path !== undefined && content !== undefined && code === 0)
    await writeMarker(
      path,
      await work(content),
      written.map(([each]) => each),
    );
  return code;
}

function markerOf(output: Exclude<Destination, { readonly kind: 'none' }>, name: string): string {
  return output.kind === 'file'
    ? `${output.path}.done.json`
    : join(output.path, recordFolder, `clean-${name}.done.json`);
}
