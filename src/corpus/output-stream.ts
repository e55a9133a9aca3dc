import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { GazetteError } from '../errors.ts';
import { begin, end } from './temporary-files.ts';
import { placeFor } from './write-files.ts';

/** A file that is written as its contents come, and has its name only when all are there. */
export interface OutputStream {
  /** @throws GazetteError `output-unwritable` */
  readonly write: (chunk: string | Uint8Array) => Promise<void>;
  /** Writes what is held back; the file is complete, still under its temporary name. */
  readonly finish: () => Promise<void>;
  /** Gives the file its name. */
  readonly commit: () => Promise<void>;
  /** Takes back all that was written. */
  readonly discard: () => Promise<void>;
}

/** Bytes that are gathered before they go to the file. */
const BUFFER = 262_144;

/**
 * Opens a file for writing beside its target. A device or pipe is written to as it comes.
 *
 * @throws GazetteError `output-unwritable`
 */
export async function openOutput(path: string): Promise<OutputStream> {
  const guarded = async <T>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (cause) {
      throw new GazetteError('output-unwritable', path, { cause });
    }
  };
  const { place, handle } = await guarded(async () => {
    const place = await placeFor(path);
    if (!place) return { place, handle: await open(path, 'w') };
    const handle = await open(place.temporary, 'wx', place.mode);
    begin(place.temporary);
    return { place, handle };
  });
  let held: Uint8Array[] = [];
  let length = 0;
  const flush = async () => {
    const bytes = Buffer.concat(held);
    held = [];
    length = 0;
    await writeAll(handle, bytes);
  };
  return {
    write: (chunk) =>
      guarded(async () => {
        const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
        held.push(bytes);
        length += bytes.byteLength;
        if (length >= BUFFER) await flush();
      }),
    finish: () =>
      guarded(async () => {
        await flush();
        await handle.close();
      }),
    commit: () =>
      guarded(async () => {
        if (!place) return;
        await rename(place.temporary, place.path);
        end(place.temporary);
      }),
    discard: async () => {
      await handle.close().catch(() => {});
      if (!place) return;
      await rm(place.temporary, { force: true }).catch(() => {});
      end(place.temporary);
    },
  };
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let at = 0;
  while (at < bytes.byteLength) at += (await handle.write(bytes, at)).bytesWritten;
}
