import { GazetteError } from '../errors.ts';
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
  if (text === undefined) throw new GazetteError('unknown-encoding', `${name} as ${encoding}`);
  return { text, encoding };
}

function byTrial(bytes: Uint8Array, name: string): Decoded {
  const marked = utf16Mark(bytes);
  const utf8 = marked ? undefined : strictly(bytes, 'utf-8');
  const holdsNul = marked === undefined && bytes.includes(0);
  if (utf8 !== undefined && !holdsNul) return { text: utf8, encoding: 'utf-8' };
  for (const encoding of marked ? [marked] : ranked(bytes, holdsNul)) {
    const text = strictly(bytes, encoding);
    if (text !== undefined) return { text, encoding };
  }
  throw new GazetteError(holdsNul ? 'binary-input' : 'unknown-encoding', name);
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
      const text = strictly(bytes.subarray(start, start + sampleBytes), encoding, start + sampleBytes < bytes.length);
      return { encoding, score: text === undefined ? 0 : plausibility(text, isUtf16) };
    })
    .filter(({ score }) => score >= leastPlausible)
    .sort((a, b) => b.score - a.score)
    .map(({ encoding }) => encoding);
}

/** Decodes or gives undefined. `cut`: the last character may be incomplete. */
function strictly(bytes: Uint8Array, encoding: string, cut = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: cut });
  } catch {
    return undefined;
  }
}
