import { join } from 'node:path';
import { type OutputStream, openOutput } from '../corpus/output-stream.ts';
import { writeFiles } from '../corpus/write-files.ts';
import { GazetteError } from '../errors.ts';
import { fileNames } from '../records/file-name.ts';
import { idInWords } from '../records/record.ts';
import type { Format } from '../render/render.ts';
import type { CleanTask } from './clean-job.ts';
import type { InputFile } from './collect-inputs.ts';
import { destinationOf, type Inputs, type OverwriteGuard, targetIn, withoutEnding } from './destinations.ts';
import { emit, type Io } from './io.ts';
import type { CleanRequest } from './request.ts';

/** What is to be written for a line. */
export interface SunkRecord {
  readonly line: number;
  readonly path: string;
  /** As JSON; absent where there is none. */
  readonly id?: string;
  /** What stands for the line, or the report of the record. */
  readonly text?: string | Uint8Array;
  readonly ledger?: string;
  readonly error?: Error;
  readonly isClean?: boolean;
  /** It is another shard's. */
  readonly isElsewhere?: boolean;
}

/** What takes the results: a stream of lines, or a report for each record. */
export interface RecordSink {
  readonly take: (record: SunkRecord) => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly discard: () => Promise<void>;
  /** The files that have their names. */
  readonly written: () => readonly string[];
}

interface Places {
  readonly file: InputFile;
  readonly task: CleanTask;
  readonly inputs: Inputs;
  readonly guard: OverwriteGuard;
}

export async function openSink(places: Places, request: CleanRequest, io: Io): Promise<RecordSink> {
  const { recordFormat } = places.task;
  return recordFormat === 'jsonl' ? linesSink(places, request, io) : reportsSink(places, request, recordFormat, io);
}

/** The format of records: a line for each unless the command line says otherwise. */
export function recordFormatOf({ to, output }: Pick<CleanRequest, 'to' | 'output'>): Format | 'jsonl' {
  if (to !== undefined) return to;
  const ending = /\.(md|markdown|txt|json|jsonl|ndjson)$/i.exec(output ?? '')?.[1]?.toLowerCase() ?? 'jsonl';
  if (ending === 'ndjson') return 'jsonl';
  return ending === 'markdown' ? 'md' : (ending as Format | 'jsonl');
}

/** One line a record, in the order of the input. */
async function linesSink({ file, inputs, guard }: Places, request: CleanRequest, io: Io): Promise<RecordSink> {
  const target = targetIn(destinationOf(request.output, inputs, io.cwd), file.relative, '.jsonl');
  const ledgerFile = targetIn(destinationOf(request.ledger, inputs, io.cwd), file.relative, '.ledger.jsonl');
  for (const path of [target, ledgerFile]) if (path !== undefined) guard.mayWrite(path);
  const streams: OutputStream[] = [];
  const openAt = async (path: string | undefined) => {
    if (path === undefined) return undefined;
    const stream = await openOutput(path);
    streams.push(stream);
    return stream;
  };
  const discard = async () => {
    for (const stream of streams) await stream.discard();
  };
  try {
    const output = await openAt(target);
    const ledger = await openAt(ledgerFile);
    const print = (said: string | Uint8Array) => (request.check ? Promise.resolve() : emit(io.stdout, said));
    return {
      take: async (record) => {
        if (record.text === undefined) return;
        await (output ? output.write(record.text) : print(record.text));
        await ledger?.write(ledgerLine(record));
      },
      finish: async () => {
        for (const stream of streams) await stream.finish();
        for (const stream of streams) await stream.commit();
      },
      discard,
      written: () => [target ?? [], ledgerFile ?? []].flat(),
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** A line of the ledger for each record, also for a bad one; blank lines have none. */
function ledgerLine({ id, line, ledger, error }: SunkRecord): string {
  if (ledger === undefined && !error) return '';
  const said =
    ledger ??
    JSON.stringify({
      line,
      error: { code: error instanceof GazetteError ? error.code : 'internal', message: error?.message },
    });
  return `${id === undefined ? said : `{"id":${id},${said.slice(1)}`}\n`;
}

/** A report for each record below a folder, named by its id. */
async function reportsSink(
  { file, inputs, guard }: Places,
  request: CleanRequest,
  format: Format,
  io: Io,
): Promise<RecordSink> {
  const many: Inputs = { several: true, expanded: true };
  if (request.output === undefined && !request.check)
    throw new GazetteError('output-needs-folder', 'standard output takes one report');
  const below = inputs.several || inputs.expanded ? withoutEnding(file.relative) : '';
  const output = destinationOf(request.output, many, io.cwd);
  const ledgers = destinationOf(request.ledger, many, io.cwd);
  const nameOf = fileNames();
  const written: string[] = [];
  return {
    take: async ({ text, ledger, id, line, isClean, isElsewhere }) => {
      if (!isClean && !isElsewhere) return;
      // A name depends on those before it, also on those of other shards.
      const relative = join(below, nameOf(idInWords(id === undefined ? {} : { id }) ?? `line-${line}`));
      if (text === undefined) return;
      const files = [
        ...(output.kind === 'folder' ? [{ path: join(output.path, `${relative}.${format}`), text }] : []),
        ...(ledgers.kind === 'folder' && ledger !== undefined
          ? [{ path: join(ledgers.path, `${relative}.ledger.json`), text: ledger }]
          : []),
      ];
      for (const { path } of files) guard.mayWrite(path);
      await writeFiles(files);
      written.push(...files.map(({ path }) => path));
    },
    finish: async () => {},
    discard: async () => {},
    written: () => written,
  };
}
