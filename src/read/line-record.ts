import type { Box } from '../types.ts';

export type PageName = string | number;

/** One line of a page as a record gives it. */
export interface LineRecord {
  readonly text: string;
  readonly region?: string;
  readonly page?: PageName;
  /** Absent where the record has none that is sound. */
  readonly box?: Box;
}

/** What became of a record: the record, and what is wrong with it. */
export type ReadRecord =
  | { readonly record: LineRecord; readonly fault?: string }
  | { readonly record?: undefined; readonly fault: string; readonly isText: boolean };

/**
 * Reads one record of JSON Lines with boxes; fields that it does not know are let pass.
 *
 * @example
 * parseLineRecord('{"region":"r1","box":[80,20,280,40],"text":"各位代表：","order":3}')
 * // { record: { region: 'r1', text: '各位代表：', box: { left: 80, top: 20, right: 280, bottom: 40 } } }
 */
export function parseLineRecord(content: string): ReadRecord {
  const value = parseObject(content);
  if (value === undefined) return { fault: 'no JSON object', isText: true };
  const { text, region, page, box } = value;
  if (typeof text !== 'string') return { fault: 'no text', isText: false };
  const sound = readBox(box);
  const record: LineRecord = {
    text,
    ...(typeof region === 'string' || typeof region === 'number' ? { region: String(region) } : {}),
    ...(typeof page === 'string' || Number.isFinite(page) ? { page: page as PageName } : {}),
    ...(sound ? { box: sound } : {}),
  };
  return sound ? { record } : { record, fault: 'no box of four numbers' };
}

function parseObject(content: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told as a fault.
  }
  return undefined;
}

/** `[left, top, right, bottom]`; corners that are swapped are set right. */
function readBox(value: unknown): Box | undefined {
  if (!Array.isArray(value) || value.length !== 4 || !value.every(Number.isFinite)) return undefined;
  const [x, y, across, down] = value as [number, number, number, number];
  return { left: Math.min(x, across), top: Math.min(y, down), right: Math.max(x, across), bottom: Math.max(y, down) };
}
