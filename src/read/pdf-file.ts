import { Worker } from 'node:worker_threads';
import { GazetteError } from '../errors.ts';
import type { PdfAnswer, PdfPage, PdfRequest } from './pdf-messages.ts';

/** A page that is not read in so long is taken for one that never ends; a dense one takes a tenth of a second. */
const LONGEST = 60_000;

/** Bytes that the thread may take beyond what the process had and ten times the file. */
const MOST_MEMORY = 1024 ** 3;

/** How often time and memory are looked at, in milliseconds. */
const WATCH = 250;

/** Images are looked for on so many pages without text; to decode those of a whole scanned volume would take minutes. */
const MOST_LOOKS = 12;

/** From so many pages on two threads read, every other page each: that depends on the file alone, so that all machines read the same. */
const LONG = 40;

/** From sources, as in tests, the thread that was built is taken: Node loads no TypeScript. */
const thread = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/src/read/pdf-thread.js' : './pdf-thread.js',
  import.meta.url,
);

/** An open PDF; to be closed. */
export interface PdfFile {
  readonly pages: number;
  /** Pages that are read at the same time, if they follow one another; no more may be asked for before one is there. */
  readonly atOnce: number;
  /** What pdfjs said of the file as a whole. */
  readonly warnings: readonly string[];
  /** Reads a page, from 1; null with the reason where it cannot be read. */
  page(page: number): Promise<{ readonly page: PdfPage | null; readonly warnings: readonly string[] }>;
  close(): Promise<void>;
}

/**
 * Opens a PDF in threads of its own, which end in bounded time and memory whatever the file holds.
 *
 * @param name how messages call the file
 * @throws GazetteError `encrypted-input` for a file that asks for a password, `broken-input` for one that is no PDF or
 *   too broken to be read, `too-large` for one that does not come to an end
 */
export async function openPdf(bytes: Uint8Array, name: string): Promise<PdfFile> {
  const mostMemory = process.memoryUsage().rss + MOST_MEMORY + 10 * bytes.byteLength;
  const workers: Worker[] = [];
  const openThread = async () => {
    const worker = new Worker(thread, { stdout: true, stderr: true, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
    workers.push(worker);
    const ask = askThread(worker, name, mostMemory);
    // pdfjs takes the bytes for its own.
    const copy = Uint8Array.from(bytes);
    const opened = await ask({ kind: 'open', bytes: copy, looks: MOST_LOOKS }, [copy.buffer]);
    if (opened.kind === 'failed') throw refusal(opened.name, name, opened.message);
    if (opened.kind !== 'opened') throw new Error('unexpected answer');
    return { ask, ...opened };
  };
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  try {
    const first = await openThread();
    const threads = first.pages < LONG ? [first] : [first, await openThread()];
    return {
      pages: first.pages,
      atOnce: threads.length,
      warnings: first.warnings,
      page: async (page) => {
        const answer = await threads[page % threads.length]!.ask({ kind: 'page', page });
        if (answer.kind === 'page') return { page: answer.page, warnings: answer.warnings };
        const reason = answer.kind === 'failed' ? answer.message : 'unexpected answer';
        return { page: null, warnings: [...answer.warnings, reason] };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function refusal(error: string, name: string, message: string): GazetteError {
  if (error === 'PasswordException') return new GazetteError('encrypted-input', name);
  return new GazetteError('broken-input', name, { cause: new Error(message) });
}

/** Sends requests one at a time and ends the thread where an answer takes too long or too much memory. */
function askThread(worker: Worker, name: string, mostMemory: number) {
  return (request: PdfRequest, transfer: readonly ArrayBuffer[] = []): Promise<PdfAnswer> =>
    new Promise((resolve, reject) => {
      const since = Date.now();
      const settle = (act: () => void) => {
        clearInterval(watch);
        worker.off('message', onMessage);
        worker.off('error', onError);
        act();
      };
      const stop = (what: string) => {
        const where = request.kind === 'page' ? `page ${request.page} of ${name}` : name;
        settle(() => reject(new GazetteError('too-large', `${where} ${what}`)));
      };
      const onMessage = (answer: PdfAnswer) => settle(() => resolve(answer));
      const onError = (error: Error & { code?: string }) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') stop('takes too much memory');
        else settle(() => reject(error));
      };
      const watch = setInterval(() => {
        if (Date.now() - since > LONGEST) stop(`is not read in ${LONGEST / 1000} seconds`);
        else if (process.memoryUsage.rss() > mostMemory) stop('takes too much memory');
      }, WATCH);
      worker.on('message', onMessage);
      worker.on('error', onError);
      worker.postMessage(request, [...transfer]);
    });
}
