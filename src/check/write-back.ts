import { GazetteError } from '../errors.ts';

const byteOrderMark = '\ufeff';

/**
 * A way to write a changed text as its file was: in its encoding, with or without a byte order mark.
 *
 * In: the file's bytes, and its text and encoding as read. Out: a function of the changed text.
 *
 * @throws GazetteError `not-fixable` when the text as read, written so, does not give the very bytes: some codes of gb18030 and Big5
 *   are read alike
 */
export async function writeBack(
  bytes: Uint8Array,
  text: string,
  encoding: string,
  name: string,
): Promise<(changed: string) => Uint8Array> {
  const isUtf8 = encoding === 'utf-8';
  const codec = isUtf8 ? undefined : (await import('iconv-lite')).default;
  const encode = (each: string): Uint8Array =>
    codec ? codec.encode(each, encoding, { addBOM: false }) : new TextEncoder().encode(each);
  const mark = [byteOrderMark, ''].find((each) => isSame(encode(each + text), bytes));
  if (mark === undefined) throw new GazetteError('not-fixable', `${name} as ${encoding}`);
  return (changed) => encode(mark + changed);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
