import { GazetteError } from '../errors.ts';
import { type Decoded, decode } from '../read/decode.ts';
import { plausibility } from '../read/plausibility.ts';

/** UTF-8 that reads as less Chinese than this is weighed against the encoding of the other lines; see `plausibility`. */
const leastPlausible = 0.7;

/**
 * Decodes the lines of one file, each by itself: what is broken in one says nothing of the others. A line is UTF-8 where it can
 * be, else in the encoding that is named or that lines before it had, else found by trial.
 *
 * @param label a WHATWG label, the user's word
 * @returns a function that throws as `decode` does
 */
export function lineDecoder(name: string, label?: string): (bytes: Uint8Array, line: number) => Decoded {
  let usual: string | undefined;
  return (bytes, line) => {
    const at = `${name}:${line}`;
    if (label !== undefined) return decode(bytes, at, label);
    const utf8 = tryDecode(bytes, at, 'utf-8');
    if (utf8 && (usual === undefined || plausibility(utf8.text, false) >= leastPlausible)) return utf8;
    const found = (usual === undefined ? undefined : tryDecode(bytes, at, usual)) ?? utf8 ?? decode(bytes, at);
    if (found.encoding !== 'utf-8') usual = found.encoding;
    return found;
  };
}

function tryDecode(bytes: Uint8Array, name: string, label: string): Decoded | undefined {
  try {
    return decode(bytes, name, label);
  } catch (error) {
    if (error instanceof GazetteError && error.code === 'unknown-encoding') return undefined;
    throw error;
  }
}

/** How a stream that is not made of bytes of ASCII is encoded, by its first bytes; undefined for all others. */
export function wideEncoding(head: Uint8Array, label?: string): 'utf-16le' | 'utf-16be' | undefined {
  if (label !== undefined) return label === 'utf-16le' || label === 'utf-16be' ? label : undefined;
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0x7b && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b)) return 'utf-16be';
  return undefined;
}

/**
 * A stream of UTF-16 as UTF-8, chunk by chunk.
 *
 * @throws GazetteError `unknown-encoding`
 */
export async function* asUtf8(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string,
  name: string,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
    yield Buffer.from(decoder.decode());
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new GazetteError('unknown-encoding', `${name} as ${encoding}`, { cause });
  }
}
