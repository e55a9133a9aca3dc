import { findMojibake } from '../mojibake.ts';
import { defineRule } from '../rule.ts';

/** Characters of a sample in a message. */
const SAMPLE = 12;

/**
 * Text that was decoded with the wrong encoding.
 *
 * @example UTF-8 read as GBK, UTF-8 read as Latin-1, and what is left of bytes that were lost:
 * 鏀垮簻宸ヤ綔鎶ュ憡
 * æ”¿åºœå·¥ä½œæŠ¥å‘Š
 * 锟斤拷锟斤拷
 */
export const mojibake = defineRule({
  name: 'mojibake',
  severity: 'error',
  docs: 'Text was decoded with the wrong encoding.',
  check: ({ kept, rawText }) =>
    kept.flatMap((entry) => {
      const raw = rawText(entry);
      return findMojibake(raw).map(({ start, end, read, meant }) => ({
        span: { source: entry.source, start: entry.start + start, end: entry.start + end },
        message: {
          code: 'wrong-encoding' as const,
          read,
          sample: raw.slice(start, Math.min(end, start + SAMPLE)),
          meant: meant.slice(0, SAMPLE),
        },
      }));
    }),
});
