/** Bytes given to a decoder at a time. */
const CHUNK = 65_536;

/**
 * Offset of the byte at which a text is found not to be in the encoding; its length where the last character is cut.
 * Undefined where all of it can be decoded.
 *
 * @example firstBadByte(Uint8Array.of(0x41, 0xff), 'utf-8')   // 1
 */
export function firstBadByte(bytes: Uint8Array, encoding: string): number | undefined {
  const from = CHUNK * failingChunk(bytes, encoding);
  const decoder = strict(encoding);
  // A decoder that has failed starts anew: what is before is read again, then byte by byte.
  for (let at = 0; at < from; at += CHUNK) decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true });
  let at = from;
  try {
    for (; at < bytes.length; at += 1) decoder.decode(bytes.subarray(at, at + 1), { stream: true });
    decoder.decode();
    return undefined;
  } catch {
    return at;
  }
}

function failingChunk(bytes: Uint8Array, encoding: string): number {
  const decoder = strict(encoding);
  let chunk = 0;
  try {
    for (; (chunk + 1) * CHUNK < bytes.length; chunk += 1) {
      decoder.decode(bytes.subarray(chunk * CHUNK, (chunk + 1) * CHUNK), { stream: true });
    }
  } catch {}
  return chunk;
}

function strict(encoding: string) {
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
}

/**
 * Whether bytes that are not UTF-8 throughout are UTF-8 all the same, with some that are broken: of the bytes beyond ASCII at
 * least nine in ten are in whole characters of three bytes, of which GB18030 and Big5 make few by chance (about 3 in 100).
 */
export function isBrokenUtf8(bytes: Uint8Array): boolean {
  let [whole, beyond] = [0, 0];
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const isWhole = lead >= 0xe0 && lead <= 0xef && isTrail(bytes[at + 1]) && isTrail(bytes[at + 2]);
    const length = isWhole ? 3 : 1;
    beyond += length;
    if (isWhole) whole += length;
    at += length;
  }
  return beyond >= 12 && whole >= 0.9 * beyond;
}

function isTrail(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}
