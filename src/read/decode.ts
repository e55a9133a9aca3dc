import { isUtf8 } from 'node:buffer';
import { GazetteError } from '../errors.ts';
import { firstBadByte, isBrokenUtf8 } from './bad-bytes.ts';
import { oddEncoding } from './odd-encodings.ts';
import { plausibility } from './plausibility.ts';
import { isEncryptedOffice, signatureOf } from './signature.ts';

export interface Decoded {
  /** Without BOM. */
  readonly text: string;
  /** A WHATWG label. */
  readonly encoding: string;
}

/** Bytes that are looked at to tell one encoding from another; a page of a gazette has about 4,000. */
const sampleBytes = 65_536;

/** Characters beyond which no text in GB 2312 is UTF-8 by chance. */
const shortest = 200;

/** Rightly decoded text stays above, wrongly decoded text below; see `plausibility`. */
const leastPlausible = 0.7;

/** In order of preference where two fit equally well. */
const candidates = ['gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;

/**
 * Decodes a file, finding its encoding by trial: strict UTF-8, a BOM, then whichever of gb18030, Big5 and UTF-16 gives
 * the most plausible Chinese. Never replaces what it cannot decode by U+FFFD: it fails.
 *
 * @param name how messages call the file
 * @param label a WHATWG encoding label; overrides the trial
 * @throws GazetteError `unknown-encoding`, `binary-input`, `unsupported-media` (PDF, docx), `encrypted-input`, `usage` (no such label)
 * @example
 * decode(Uint8Array.of(0xd5, 0xfe, 0xb8, 0xae), 'gazette.txt')   // { text: '政府', encoding: 'gb18030' }
 */
export function decode(bytes: Uint8Array, name: string, label?: string): Decoded {
  const signature = signatureOf(bytes);
  if (signature && isEncryptedOffice(bytes)) throw new GazetteError('encrypted-input', name);
  if (signature?.carriesText) throw new GazetteError('unsupported-media', `${name} (${signature.kind})`);
  if (signature) throw new GazetteError('binary-input', name);
  const decoded = label === undefined ? byTrial(bytes, name) : byLabel(bytes, name, label);
  // NUL never stands in a text; it does in UTF-32, and in a binary file that happens to decode.
  if (decoded.text.includes('\0')) throw new GazetteError('binary-input', name);
  return { ...decoded, text: decoded.text.startsWith('\ufeff') ? decoded.text.slice(1) : decoded.text };
}

/**
 * The canonical form of an encoding's name.
 *
 * @throws GazetteError `usage` when there is no such encoding
 * @example
 * encodingNamed('GBK')   // 'gbk'
 */
export function encodingNamed(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch (cause) {
    throw new GazetteError('usage', `unknown encoding name: ${label}`, { cause });
  }
}

function byLabel(bytes: Uint8Array, name: string, label: string): Decoded {
  const encoding = encodingNamed(label);
  const text = strictly(bytes, encoding);
  if (text === undefined) {
    throw new GazetteError('unknown-encoding', `${name} as ${encoding} (byte ${firstBadByte(bytes, encoding)})`);
  }
  return { text, encoding };
}

function byTrial(bytes: Uint8Array, name: string): Decoded {
  const marked = utf16Mark(bytes);
  const utf8 = marked ? undefined : strictly(bytes, 'utf-8');
  const holdsNul = marked === undefined && bytes.includes(0);
  const odd = utf8 !== undefined || holdsNul || marked ? oddEncoding(bytes) : undefined;
  if (odd) throw new GazetteError('unknown-encoding', `${name} (${odd})`);
  if (utf8 !== undefined && !holdsNul) return shortGb(bytes, utf8) ?? { text: utf8, encoding: 'utf-8' };
  if (!marked && !holdsNul && isBrokenUtf8(bytes.subarray(0, sampleBytes))) throw broken(bytes, name);
  let nearest: string | undefined;
  for (const encoding of marked ? [marked] : ranked(bytes, holdsNul)) {
    const text = strictly(bytes, encoding);
    if (text !== undefined) return { text, encoding };
    nearest ??= encoding;
  }
  if (holdsNul && nearest === undefined) throw new GazetteError('binary-input', name);
  throw broken(bytes, name, nearest);
}

function broken(bytes: Uint8Array, name: string, encoding = 'utf-8'): GazetteError {
  const at = firstBadByte(bytes, encoding);
  return new GazetteError('unknown-encoding', `${name} (no ${encoding.toUpperCase()} at byte ${at})`);
}

/** Letters of no language that is written beside Chinese: UTF-8 of two bytes that a word in GB 2312 makes by chance, 模式 as ģʽ. */
const strangeLetters = /[\u0180-\u036f\u0500-\u058f]/;
const beyondTwoBytes = /[\u0800-\uffff]/;

/** A few characters of GB 2312 may be UTF-8 too: they are Chinese where all of them are common, and the UTF-8 is in no language. */
function shortGb(bytes: Uint8Array, utf8: string): Decoded | undefined {
  if (utf8.length > shortest || !strangeLetters.test(utf8) || beyondTwoBytes.test(utf8)) return undefined;
  const text = strictly(bytes, 'gb18030');
  return text !== undefined && plausibility(text, false) === 1 ? { text, encoding: 'gb18030' } : undefined;
}

function utf16Mark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** The encodings that give plausible text, best first; the sort is stable, so preference settles a draw. */
function ranked(bytes: Uint8Array, holdsNul: boolean): readonly string[] {
  const beyondAscii = Math.max(
    0,
    bytes.findIndex((byte) => byte >= 0x80 || byte === 0),
  );
  return candidates
    .filter((encoding) => (encoding.startsWith('utf-16') ? bytes.length % 2 === 0 : !holdsNul))
    .map((encoding) => {
      const isUtf16 = encoding.startsWith('utf-16');
      // A byte beyond ASCII is the first of its pair in gb18030 and Big5; UTF-16 pairs begin at even offsets.
      const start = isUtf16 ? beyondAscii - (beyondAscii % 2) : beyondAscii;
      const text = strictly(bytes.subarray(start, start + sampleBytes), encoding, true);
      return { encoding, score: text === undefined ? 0 : plausibility(text, isUtf16) };
    })
    .filter(({ score }) => score >= leastPlausible)
    .sort((a, b) => b.score - a.score)
    .map(({ encoding }) => encoding);
}

/** Decodes or gives undefined. `cut`: the last character may be incomplete. */
function strictly(bytes: Uint8Array, encoding: string, cut = false): string | undefined {
  try {
    // Of lines by the hundred thousand, making a decoder for each costs more than decoding them.
    if (encoding === 'utf-8' && !cut)
      return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8') : undefined;
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: cut });
  } catch (error) {
    // A text that is longer than a string can be is another matter.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
