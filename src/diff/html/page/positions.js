import { data } from './review-data.js';

/** Offsets of raw text are counted over all sources here: `bases[s]` is where source s begins. */
export const bases = data.sources.map((_, index) =>
  data.sources.slice(0, index).reduce((sum, { length }) => sum + length, 0),
);
export const rawLength = data.sources.reduce((sum, { length }) => sum + length, 0);

/** @typedef {readonly [start: number, end: number]} Stretch */

const { starts, lengths, fates, outputs, outputLengths } = readEntries();
const count = starts.length;
/** Entries with an output, sorted by it. */
const byOutput = Int32Array.from(starts.keys())
  .filter((index) => outputs[index] >= 0)
  .sort((a, b) => outputs[a] - outputs[b] || a - b);
const paragraphStarts = data.paragraphs.map(([start]) => start);

function readEntries() {
  /** @type {Record<'starts' | 'lengths' | 'fates' | 'outputs' | 'outputLengths', number[]>} */
  const read = { starts: [], lengths: [], fates: [], outputs: [], outputLengths: [] };
  data.sources.forEach(({ entries }, source) => {
    let at = bases[source];
    let behind = 0;
    for (let k = 0; k < entries.length; k += 2) {
      const [length, code] = [entries[k], entries[k + 1]];
      const hasOutput = code % 2 === 1;
      read.starts.push(at);
      read.lengths.push(length);
      read.fates.push(code >> 1);
      read.outputs.push(hasOutput ? behind + entries[k + 2] : -1);
      read.outputLengths.push(hasOutput ? length + entries[k + 3] : 0);
      at += length;
      if (!hasOutput) continue;
      behind += entries[k + 2] + length + entries[k + 3];
      k += 2;
    }
  });
  return read;
}

/**
 * How many of the first elements hold; those that hold come first.
 *
 * @param {number} length
 * @param {(index: number) => boolean} holds
 */
export function countWhile(length, holds) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {number} raw */
function entryAt(raw) {
  return Math.max(0, countWhile(count, (index) => starts[index] <= raw) - 1);
}

/**
 * The fate of a raw character by its number, 0 for kept.
 *
 * @param {number} raw
 */
export function fateAt(raw) {
  return fates[entryAt(raw)];
}

/**
 * Where raw text stands in the report; for text that does not, the end of the kept text before it.
 *
 * @param {number} raw
 */
export function outputAt(raw) {
  let index = entryAt(raw);
  if (outputs[index] >= 0) return outputs[index] + Math.min(raw - starts[index], outputLengths[index]);
  while (index > 0 && outputs[index] < 0) index -= 1;
  return outputs[index] < 0 ? 0 : outputs[index] + outputLengths[index];
}

/**
 * Where a place of the report comes from.
 *
 * @param {number} at
 */
export function rawAt(at) {
  const index = byOutput[Math.max(0, countWhile(byOutput.length, (k) => outputs[byOutput[k]] <= at) - 1)];
  if (index === undefined) return 0;
  return starts[index] + Math.min(at - outputs[index], lengths[index]);
}

/**
 * Raw stretches that a stretch of the report comes from, in the order of the report; what follows on in raw is one.
 *
 * @param {number} start
 * @param {number} end
 * @returns {Stretch[]}
 */
export function rawStretches(start, end) {
  /** @type {[number, number][]} */
  const found = [];
  let last = -1;
  for (
    let k = Math.max(0, countWhile(byOutput.length, (i) => outputs[byOutput[i]] <= start) - 1);
    k < byOutput.length;
    k += 1
  ) {
    const index = byOutput[k];
    if (outputs[index] >= end) break;
    if (outputs[index] + outputLengths[index] <= start || lengths[index] === 0) continue;
    const from = starts[index] + Math.max(0, Math.min(lengths[index], start - outputs[index]));
    const exact = outputLengths[index] === lengths[index];
    const to = exact ? starts[index] + Math.min(lengths[index], end - outputs[index]) : starts[index] + lengths[index];
    const open = found[found.length - 1];
    if (open && from >= open[1] && onlyLayoutBetween(last, index)) open[1] = to;
    else found.push([from, to]);
    last = index;
  }
  return found;
}

/**
 * @param {number} left
 * @param {number} right
 */
function onlyLayoutBetween(left, right) {
  if (right <= left) return false;
  for (let index = left + 1; index < right; index += 1) if (fates[index] !== 5 && lengths[index] > 0) return false;
  return true;
}

/**
 * Stretches of the report that a raw stretch went to, in raw order; what follows on is one.
 *
 * @param {number} start
 * @param {number} end
 * @returns {Stretch[]}
 */
export function outputStretches(start, end) {
  /** @type {[number, number][]} */
  const found = [];
  for (let index = entryAt(start); index < count && starts[index] < end; index += 1) {
    if (outputs[index] < 0 || (lengths[index] > 0 && starts[index] + lengths[index] <= start)) continue;
    const exact = outputLengths[index] === lengths[index];
    const from = outputs[index] + (exact ? Math.max(0, start - starts[index]) : 0);
    const to = outputs[index] + (exact ? Math.min(lengths[index], end - starts[index]) : outputLengths[index]);
    const open = found[found.length - 1];
    // Between two paragraphs stands a separator that no entry holds.
    if (open && from >= open[1] && from - open[1] <= 1) open[1] = to;
    else found.push([from, to]);
  }
  return found;
}

/**
 * Index of the paragraph that holds a place of the report.
 *
 * @param {number} at
 */
export function paragraphAt(at) {
  return Math.max(0, countWhile(paragraphStarts.length, (index) => paragraphStarts[index] <= at) - 1);
}

/**
 * The source of a raw offset, and the offset in it.
 *
 * @param {number} raw
 */
export function sourceAt(raw) {
  const source = Math.max(0, countWhile(bases.length, (index) => bases[index] <= raw) - 1);
  return { source, offset: raw - (bases[source] ?? 0) };
}
