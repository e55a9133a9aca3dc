/** A line of a stream, its line feed included, or a part of one that is longer than is to be held. */
export interface ByteLine {
  /** From 1. */
  readonly number: number;
  readonly bytes: Uint8Array;
  /** `part`: the line is too long; the rest of it follows as parts. */
  readonly is: 'whole' | 'first-part' | 'part';
}

const LINE_FEED = 0x0a;

/**
 * Cuts a stream of bytes into lines, holding one of them at a time. A line feed is never a part of another character in UTF-8,
 * GB18030 or Big5.
 *
 * @param longest bytes of a line; a longer one comes in parts
 */
export async function* splitByteLines(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
  firstLine = 1,
): AsyncGenerator<ByteLine, void, undefined> {
  let number = firstLine;
  let held: Uint8Array[] = [];
  let length = 0;
  let isCut = false;
  for await (const chunk of chunks) {
    let at = 0;
    while (at < chunk.length) {
      const feed = chunk.indexOf(LINE_FEED, at);
      const end = feed < 0 ? chunk.length : feed + 1;
      held.push(chunk.subarray(at, end));
      length += end - at;
      at = end;
      if (feed < 0 && length <= longest) continue;
      const isPart = isCut || length > longest;
      yield { number, bytes: Buffer.concat(held), is: isPart ? (isCut ? 'part' : 'first-part') : 'whole' };
      isCut = feed < 0;
      if (feed >= 0) number += 1;
      held = [];
      length = 0;
    }
  }
  if (length > 0) yield { number, bytes: Buffer.concat(held), is: isCut ? 'part' : 'whole' };
}
