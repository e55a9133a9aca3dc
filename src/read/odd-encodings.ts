import { plausibility } from './plausibility.ts';

/**
 * Encodings that no decoder here knows, by how they show: UTF-32 by its zeros, HZ (RFC 1843) by the stretches `~{…~}` that are
 * common Han with the eighth bit set.
 *
 * @example oddEncoding(new TextEncoder().encode('~{U~8.~}'))   // 'HZ'
 */
export function oddEncoding(bytes: Uint8Array): 'UTF-32' | 'HZ' | undefined {
  if (isUtf32(bytes)) return 'UTF-32';
  return isHz(bytes) ? 'HZ' : undefined;
}

/** Characters looked at: in UTF-32 all have two zeros at the high end, which in UTF-16 would be a NUL. */
const LOOKED_AT = 16;

function isUtf32(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes.length % 4 !== 0) return false;
  const heads = Array.from({ length: Math.min(LOOKED_AT, bytes.length / 4) }, (_, i) =>
    bytes.subarray(4 * i, 4 * i + 4),
  );
  const areZero = (a: number, b: number) => heads.every((unit) => unit[a] === 0 && unit[b] === 0);
  return areZero(2, 3) !== areZero(0, 1);
}

const stretch = /~\{((?:[\x21-\x77][\x21-\x7e]){2,})~\}/g;

function isHz(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65_536));
  if (!head.includes('~{')) return false;
  const text = head.toString('latin1');
  const codes = [...text.matchAll(stretch)].map(([, code]) => code!).join('');
  if (codes === '' || /[\x80-\xff]/.test(text)) return false;
  const high = Uint8Array.from(codes, (character) => character.charCodeAt(0) | 0x80);
  return plausibility(new TextDecoder('gb18030').decode(high), false) > 0.9;
}
