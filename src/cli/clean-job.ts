import { createHash } from 'node:crypto';
import { clean } from '../clean.ts';
import { outputsHold, type Written } from '../corpus/finished-documents.ts';
import { type OutputFile, writeFiles } from '../corpus/write-files.ts';
import { GazetteError } from '../errors.ts';
import { cleanRecord } from '../records/clean-records.ts';
import type { GoodRecord } from '../records/read-records.ts';
import { withText } from '../records/record.ts';
import { renderLedger } from '../render/ledger.ts';
import { type Format, render } from '../render/render.ts';
import { renderText } from '../render/text.ts';
import type { Cleaned, CleanOptions, Summary } from '../types.ts';
import type { NamedFile } from './collect-inputs.ts';
import { judge } from './judge.ts';
import { noticeLines } from './notice-lines.ts';
import { type Opened, type OpenedRecords, openInput, type ReadingRequest } from './open-input.ts';

/** What the documents of a run have in common: plain data, for processes. */
export interface CleanTask {
  readonly reading: ReadingRequest;
  readonly options: Omit<CleanOptions, 'onPage'>;
  /** Of a report for each file. */
  readonly format: Format | 'jsonl';
  /** Of a report for each record; `jsonl`: a line for each. */
  readonly recordFormat: Format | 'jsonl';
  /** Whether the ledgers of records are wanted. */
  readonly ledgers: boolean;
  readonly check: boolean;
  readonly strict: boolean;
  /** Hash of all that a report depends on beside its input; absent: nobody asks what is done already. */
  readonly key?: string;
}

export interface FileJob {
  readonly file: NamedFile;
  readonly report?: string;
  readonly ledger?: string;
  /** What a run before has written of this file: where it still holds nothing is done. */
  readonly known?: { readonly key: string; readonly outputs: readonly Written[] };
}

export interface RecordJob {
  readonly read: GoodRecord;
}

export type CleanJob = FileJob | RecordJob;

interface Judged {
  readonly summary: Summary;
  /** What makes the exit code 1. */
  readonly reasons: readonly string[];
}

/** What became of a file. `content` is the hash of its bytes, where it was asked for. */
export type FileOutcome =
  | (Judged & {
      readonly is: 'cleaned';
      readonly seconds: number;
      readonly warnings: readonly string[];
      readonly written: readonly Written[];
      readonly content?: string;
    })
  /** It is as a run before has left it; `changed` names outputs that somebody has touched since. */
  | { readonly is: 'done before'; readonly content: string; readonly changed: readonly string[] }
  /** It is JSON Lines, and nothing has been done; `opened` where it cannot be opened again. */
  | { readonly is: 'records'; readonly opened?: OpenedRecords }
  | { readonly is: 'failed'; readonly error: unknown };

/** What became of a record: what stands for its line, or a report of its own. */
export type RecordOutcome =
  | (Judged & { readonly is: 'record'; readonly text: string; readonly ledger?: string })
  | { readonly is: 'failed'; readonly error: unknown };

export interface FileHooks {
  /** Opens what has no name to be opened by: standard input. */
  readonly open?: () => Promise<Opened>;
  readonly onPage?: CleanOptions['onPage'];
  /** Asked before a file is written; throws where it must not be. */
  readonly guard?: (target: string) => void;
}

/** Cleans one file and writes its report and ledger; whatever goes wrong with it is its outcome. */
export async function cleanFile(job: FileJob, task: CleanTask, hooks: FileHooks = {}): Promise<FileOutcome> {
  const started = performance.now();
  const { file, known } = job;
  try {
    const { open, onPage, guard } = hooks;
    const opened = await (open ? open() : openInput(file, { stdin: none() }, task.reading));
    if (opened.kind === 'records') return { is: 'records', ...(open ? { opened } : {}) };
    if (task.format === 'jsonl')
      throw new GazetteError('usage', `--to jsonl takes JSON Lines, and ${file.path} is none`);
    const content = task.key === undefined ? undefined : hashOf(opened.input.content);
    if (content !== undefined && known?.key === keyOf(task.key, file, content)) {
      const { isThere, changed } = await outputsHold(known.outputs);
      if (isThere) for (const [path] of known.outputs) guard?.(path);
      if (isThere) return { is: 'done before', content, changed };
    }
    const cleaned = await clean([opened.input], { ...task.options, ...(onPage ? { onPage } : {}) });
    const outputs = outputsOf(cleaned, job, task.format);
    for (const { path } of outputs) guard?.(path);
    await writeFiles(outputs);
    const paths = new Map(cleaned.sources.map(({ id, path }) => [id, path]));
    return {
      is: 'cleaned',
      seconds: (performance.now() - started) / 1000,
      summary: cleaned.summary,
      warnings: noticeLines(cleaned.ledger.notices ?? [], (id) => paths.get(id) ?? id),
      reasons: judge(cleaned, file.path, task),
      written: content === undefined ? [] : outputs.map(({ path, text }) => [path, hashOf(text)]),
      ...(content === undefined ? {} : { content }),
    };
  } catch (error) {
    return { is: 'failed', error };
  }
}

/** What the outputs of a file depend on, as one hash. */
export function keyOf(taskKey: string | undefined, { path }: NamedFile, content: string): string {
  return hashOf(JSON.stringify([taskKey, path, content]));
}

function outputsOf({ report, ledger }: Cleaned, job: FileJob, format: Format): readonly OutputFile[] {
  return [
    ...(job.report === undefined ? [] : [{ path: job.report, text: render(report, format) }]),
    ...(job.ledger === undefined ? [] : [{ path: job.ledger, text: renderLedger(ledger) }]),
  ];
}

/** Cleans one record of JSON Lines; writes nothing. */
export async function cleanRecordJob({ read }: RecordJob, task: CleanTask): Promise<RecordOutcome> {
  try {
    const cleaned = await cleanRecord(read, task.options);
    const isLine = task.recordFormat === 'jsonl';
    return {
      is: 'record',
      summary: cleaned.summary,
      reasons: judge(cleaned, read.path, task),
      text: isLine
        ? withText(read.record, renderText(cleaned.report).replace(/\n$/, ''))
        : render(cleaned.report, task.recordFormat as Format),
      ...(task.ledgers ? { ledger: isLine ? JSON.stringify(cleaned.ledger) : renderLedger(cleaned.ledger) } : {}),
    };
  } catch (error) {
    return { is: 'failed', error };
  }
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

async function* none(): AsyncGenerator<Uint8Array> {}
