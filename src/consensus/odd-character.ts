/** Bytes of the rows of GB 2312 that hold its first level: the 3,755 commonest characters. */
const FIRST_ROW = 0xb0;
const LAST_ROW = 0xd7;

let common: ReadonlySet<number> | undefined;

/** The first level of GB 2312, from the decoder that Node has. */
function commonHan(): ReadonlySet<number> {
  if (common) return common;
  const bytes: number[] = [];
  for (let row = FIRST_ROW; row <= LAST_ROW; row += 1) {
    for (let cell = 0xa1; cell <= (row === LAST_ROW ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell);
  }
  common = new Set(Array.from(new TextDecoder('gbk').decode(Uint8Array.from(bytes)), (each) => each.codePointAt(0)!));
  return common;
}

const usual = new Set(Array.from('，。、；：！？“”‘’（）《》—…·', (each) => each.codePointAt(0)!));

/**
 * Whether a folded character is one that Chinese prose hardly has: Han beyond the first level of GB 2312, letters, and signs that no
 * Chinese sentence is punctuated with. Recognition makes such characters far more often than authors write them.
 */
export function isOddCharacter(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) return !commonHan().has(code);
  return code !== 0x30 && !usual.has(code);
}
