import { variantPairs } from './variant-pairs.ts';

const simplified = buildTable();

/**
 * The simplified form of a traditional ideograph, or of a form that Hong Kong or Taiwan prints; every other code point as it is. For
 * matching two prints only, never for output and never for the language model: many traditional forms have one simplified form
 * (後 后 -> 后), so that there is no way back. Source of the pairs: OpenCC (see variant-pairs.ts).
 *
 * @example foldVariant(0x570b) // 國 -> 国 (0x56fd), so that 國務院關於 and 国务院关于 match
 */
export function foldVariant(code: number): number {
  return code < 0x10000 ? simplified[code]! : code;
}

/**
 * A text with its traditional ideographs folded; its length stays.
 *
 * @example foldVariants('國務院 2025 年') // 国务院 2025 年
 */
export function foldVariants(text: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (simplified[code] === code) continue;
    parts.push(text.slice(done, i), String.fromCharCode(simplified[code]!));
    done = i + 1;
  }
  return done === 0 ? text : parts.join('') + text.slice(done);
}

function buildTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
  const pairs = variantPairs.replace(/\n/gu, '');
  for (let i = 0; i < pairs.length; i += 2) table[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
  return table;
}
