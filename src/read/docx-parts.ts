import { GazetteError } from '../errors.ts';
import type { Limits } from '../types.ts';
import { defaultLimits, guardUnpackedBytes } from './limits.ts';
import { unpack, type ZipEntry, zipEntries } from './zip-entries.ts';

/** Pictures, fonts and embedded files: never unpacked here. */
const notText = /(?:^|\/)(?:media|embeddings|fonts)\//;

/** What else comes as a zip, by a file that only it has. */
const otherKinds: readonly (readonly [name: RegExp, kind: string])[] = [
  [/^xl\/workbook/, 'an Excel workbook'],
  [/^ppt\/presentation/, 'a PowerPoint presentation'],
  [/^META-INF\/container\.xml$/, 'an EPUB'],
  [/^content\.xml$/, 'an OpenDocument file'],
];

/**
 * mammoth makes a tree of the XML, so that less of it is read than of another kind of file: a quarter of `maxBytes`, and a tag
 * for every 256 bytes of `maxBytes`: 64 MB and a million tags by default. A report of 300 pages has 5 MB with 200,000.
 * Measured with mammoth 1.13: 60 MB of paragraphs take 1.5 GB and 15 s, 4 million empty ones 3.9 GB.
 */
const TREE_SHARE = 4;
const BYTES_A_TAG = 256;
const TAG = 0x3c;

/**
 * Looks at a zip before mammoth does: that it is a Word document, is not encrypted, and does not unpack to more than is to be
 * read, neither by what it says of itself nor by what it gives.
 *
 * @throws GazetteError `broken-input`, `unsupported-media` for another kind of zip, `encrypted-input`, `too-large`
 */
export async function guardDocx(bytes: Uint8Array, name: string, limits: Limits): Promise<void> {
  const entries = zipEntries(bytes);
  if (!entries) throw new GazetteError('broken-input', `${name} (zip)`);
  if (!entries.some((entry) => entry.name.startsWith('word/'))) {
    const kind = otherKinds.find(([pattern]) => entries.some((entry) => pattern.test(entry.name)))?.[1];
    throw new GazetteError('unsupported-media', `${name} (${kind ?? 'a zip that is no Word document'})`);
  }
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw new GazetteError('encrypted-input', name);
  const { maxBytes } = { ...defaultLimits, ...limits };
  const texts = entries.filter((entry) => !notText.test(entry.name));
  guardUnpackedBytes(sum(texts), name, maxBytes / TREE_SHARE);
  let [given, tags] = [0, 0];
  for (const entry of texts) {
    try {
      for await (const chunk of unpack(bytes, entry)) {
        given += chunk.byteLength;
        guardUnpackedBytes(given, name, maxBytes / TREE_SHARE);
        for (let at = chunk.indexOf(TAG); at >= 0; at = chunk.indexOf(TAG, at + 1)) tags += 1;
        if (tags * BYTES_A_TAG > maxBytes)
          throw new GazetteError('too-large', `${name} has more than ${maxBytes / BYTES_A_TAG} XML tags`);
      }
    } catch (cause) {
      if (cause instanceof GazetteError) throw cause;
      throw new GazetteError('broken-input', `${name} (${entry.name})`, { cause });
    }
  }
}

function sum(entries: readonly ZipEntry[]): number {
  return entries.reduce((total, { unpacked }) => total + unpacked, 0);
}
