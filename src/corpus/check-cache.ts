import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentCheck } from '../check/check-document.ts';
import { tool } from '../version.ts';
import type { DocumentJob } from './document-job.ts';

/** Results of earlier runs, by what they depend on: version of the tool, options, gold, facts and content. */
export interface CheckCache {
  /** Undefined for what is not there, was made of something else, or is damaged. */
  readonly find: (job: DocumentJob) => Promise<DocumentCheck | undefined>;
  /** Never rejects: a result that cannot be kept is made again. */
  readonly keep: (job: DocumentJob, check: DocumentCheck) => Promise<void>;
}

/** A cache has one file a document: its newest result takes the place of the older one, so that it never outgrows the corpus. */
export function openCache(folder: string): CheckCache {
  const made = mkdir(folder, { recursive: true }).catch(() => undefined);
  return {
    find: async (job) => {
      const kept = await readFile(fileOf(folder, job), 'utf8').catch(() => undefined);
      if (kept === undefined) return undefined;
      const end = kept.indexOf('\n');
      const [key, sum] = kept.slice(0, end).split(' ');
      const body = kept.slice(end + 1);
      if (key !== keyOf(job) || sum !== hash(body)) return undefined;
      return JSON.parse(body) as DocumentCheck;
    },
    keep: async (job, check) => {
      await made;
      const body = JSON.stringify(check);
      const file = fileOf(folder, job);
      const temporary = `${file}.${randomBytes(4).toString('hex')}.tmp`;
      try {
        await writeFile(temporary, `${keyOf(job)} ${hash(body)}\n${body}`);
        await rename(temporary, file);
      } catch {
        await rm(temporary, { force: true }).catch(() => {});
      }
    },
  };
}

function fileOf(folder: string, { input }: DocumentJob): string {
  return join(folder, `${hash(input.path).slice(0, 32)}.json`);
}

/** Everything that the result of a job depends on. */
function keyOf({ input, settings, context }: DocumentJob): string {
  const { model: _, onPage: __, ...plain } = context;
  const options = JSON.stringify([tool.name, tool.version, process.versions.node, input.path, settings, plain]);
  return createHash('sha256').update(options).update('\0').update(input.content).digest('hex');
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
