import { createHash, type Hash } from 'node:crypto';
import { hashFile } from '../corpus/completion-marker.ts';
import type { Written } from '../corpus/finished-documents.ts';
import { runInOrder, type Step } from '../corpus/run-in-order.ts';
import { isInShard, type Shard } from '../corpus/shard.ts';
import { GazetteError } from '../errors.ts';
import { type ReadRecord, readRecords } from '../records/read-records.ts';
import type { Summary } from '../types.ts';
import { cleanRecordJob, type RecordJob, type RecordOutcome } from './clean-job.ts';
import type { CleanRun } from './clean-run.ts';
import type { InputFile } from './collect-inputs.ts';
import { recordId } from './document-id.ts';
import { emit, type Io } from './io.ts';
import { complain, warn } from './notices.ts';
import { openSink, type SunkRecord } from './record-sink.ts';
import { addSummary, nothing, recordSummaryLines } from './record-summary.ts';
import type { CleanRequest } from './request.ts';

export interface RecordFileJob extends Pick<CleanRun, 'task' | 'inputs' | 'guard' | 'progress' | 'processes'> {
  readonly file: InputFile;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Bytes, where they are known. */
  readonly size?: number;
  /** Only the records of this shard are cleaned and written. */
  readonly shard?: Shard | undefined;
}

export interface RecordFileOutcome {
  /** 2 where there was a bad record. */
  readonly code: number;
  readonly records: number;
  readonly bad: number;
  readonly total: Summary;
  /** What made the exit code 1. */
  readonly reasons: readonly string[];
  /** What was written, and the hash of the file's bytes: where the task asks for hashes. */
  readonly written: readonly Written[];
  readonly content?: string;
}

interface Taken {
  readonly read: ReadRecord;
  readonly outcome: RecordOutcome | { readonly is: 'passed' | 'elsewhere' };
}

/**
 * Cleans JSON Lines, every record a document of its own, as they come, in processes or in this process. A bad record is reported and
 * passed on as it stands.
 */
export async function cleanRecordFile(job: RecordFileJob, request: CleanRequest, io: Io): Promise<RecordFileOutcome> {
  const started = performance.now();
  const { file, task, progress, processes } = job;
  const sink = await openSink(job, request, io);
  const hash = task.key === undefined ? undefined : createHash('sha256');
  let [code, records, bad] = [0, 0, 0];
  let total = nothing;
  const reasons: string[] = [];
  const results = runInOrder<Taken & { read: RecordJob['read'] }, Taken>(stepsOf(job, request, hash), {
    runHere: async ({ read }) => ({ read, outcome: await cleanRecordJob({ read }, task) }),
    pool: processes && {
      ...processes,
      run: async (batch) => {
        const outcomes = await processes.records(batch.map(({ read }) => ({ read })));
        return batch.map(({ read }, i) => ({ read, outcome: outcomes[i]! }));
      },
    },
    lost: ({ read }, error) => ({ read, outcome: { is: 'failed', error } }),
  });
  try {
    for await (const taken of results) {
      const record = sunk(taken);
      await sink.take(record);
      if (record.error !== undefined) {
        progress.hide();
        await complain(io, withPlace(record), request.debug);
        bad += 1;
        code = 2;
      }
      if (taken.outcome.is !== 'record') continue;
      records += 1;
      total = addSummary(total, taken.outcome.summary);
      for (const said of taken.outcome.reasons) {
        progress.hide();
        await warn(io, said);
        reasons.push(said);
        code = Math.max(code, 1);
      }
    }
    await sink.finish();
  } catch (error) {
    await sink.discard();
    throw error;
  }
  progress.hide();
  if (!request.quiet) {
    const seconds = (performance.now() - started) / 1000;
    const name = file.path === '-' ? 'standard input' : file.path;
    await emit(io.stderr, `${recordSummaryLines(total, name, seconds, { records, bad }).join('\n')}\n`);
  }
  const written: Written[] = [];
  if (hash) for (const path of sink.written()) written.push([path, await hashFile(path)]);
  return { code, records, bad, total, reasons, written, ...(hash ? { content: hash.digest('hex') } : {}) };
}

async function* stepsOf(
  job: RecordFileJob,
  request: CleanRequest,
  hash: Hash | undefined,
): AsyncGenerator<Step<Taken & { read: RecordJob['read'] }, Taken>> {
  const { file, shard } = job;
  for await (const read of readRecords(counted(job, hash), { ...request, path: file.path })) {
    if (shard !== undefined && !isInShard(recordId(file, read), shard))
      yield { result: { read, outcome: { is: 'elsewhere' } } };
    else if (!('record' in read)) yield { result: { read, outcome: { is: 'passed' } } };
    else yield { job: { read, outcome: { is: 'passed' } }, bytes: read.record.json.length };
  }
}

const mebibyte = 1024 * 1024;

/** The bytes of the file, with a word to the bar for each megabyte. */
async function* counted({ chunks, size = 0, progress }: RecordFileJob, hash?: Hash): AsyncGenerator<Uint8Array> {
  let taken = 0;
  for await (const chunk of chunks) {
    yield chunk;
    hash?.update(chunk);
    taken += chunk.byteLength;
    progress.part(Math.floor(taken / mebibyte), Math.ceil(size / mebibyte), 'MB');
  }
}

function sunk({ read, outcome }: Taken): SunkRecord {
  const { line, path } = read;
  const id = 'record' in read ? read.record.id : undefined;
  const named = { line, path, ...(id === undefined ? {} : { id }) };
  if (outcome.is === 'elsewhere') return { ...named, isElsewhere: true };
  if (!('record' in read)) return { ...named, text: read.bytes, ...(read.error ? { error: read.error } : {}) };
  if (outcome.is === 'failed') {
    const error = outcome.error instanceof Error ? outcome.error : new Error(String(outcome.error));
    return { ...named, text: read.record.json, error };
  }
  if (outcome.is !== 'record') return { ...named, text: read.record.json };
  const { text, ledger } = outcome;
  return { ...named, text, ...(ledger === undefined ? {} : { ledger }), isClean: true };
}

/** Errors of the records themselves name the line; those of their texts name the id, so that the line is added. */
function withPlace({ line, path, error }: SunkRecord): unknown {
  if (error instanceof GazetteError) return error;
  return new Error(`${path} (line ${line}): ${error?.message}`, { cause: error });
}
