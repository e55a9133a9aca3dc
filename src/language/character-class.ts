/**
 * A test of single characters that remembers its answers in a table by code point: a look is cheaper than a regular expression, and
 * hot paths ask for every letter of a text.
 *
 * @example
 * const isMark = characterClass(/[\p{P}\p{S}]/u);
 * isMark('，'.codePointAt(0)!)   // true
 */
export function characterClass(pattern: RegExp): (code: number) => boolean {
  const known = new Uint8Array(0x110000);
  return (code) => {
    if (known[code] === UNKNOWN) known[code] = pattern.test(String.fromCodePoint(code)) ? IN : OUT;
    return known[code] === IN;
  };
}

const UNKNOWN = 0;
const IN = 1;
const OUT = 2;
