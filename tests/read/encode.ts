/** Writes a text in an encoding that Node can only read. ASCII and two-byte characters; throws for any other. */
export function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const codes = tableOf(encoding);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character < '\u0080' ? [character.charCodeAt(0)] : codes.get(character);
      if (!code) throw new Error(`${character} is not in ${encoding}`);
      return code;
    }),
  );
}

const tables = new Map<string, Map<string, readonly number[]>>();

function tableOf(encoding: string): Map<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const made = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd' && !made.has(character)) made.set(character, [lead, trail]);
    }
  }
  tables.set(encoding, made);
  return made;
}
