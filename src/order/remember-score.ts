import type { JointScore } from '../types.ts';

/** Up to so many lines every score fits a table of 36 MB. */
const TABLE_LINES = 3000;

/** The same score, each computed once: in a full table, or for long documents in one of those that were asked for. */
export function rememberScore(count: number, score: JointScore): JointScore {
  return count > TABLE_LINES ? rememberSparsely(count, score) : rememberAll(count, score);
}

function rememberAll(count: number, score: JointScore): JointScore {
  const table = new Float32Array(count * count).fill(Number.NaN);
  return (left, right) => {
    const at = left * count + right;
    const known = table[at]!;
    if (!Number.isNaN(known)) return known;
    table[at] = score(left, right);
    return table[at]!;
  };
}

/** Share of slots in use from which the table grows. */
const FULL = 0.6;

/** An open-addressing table, several times as fast as a Map of numbers; keys are places of a full table, plus one. */
function rememberSparsely(count: number, score: JointScore): JointScore {
  let keys = new Float64Array(1 << 18);
  let values = new Float32Array(1 << 18);
  let used = 0;
  const slotOf = (left: number, right: number, key: number) => {
    const mask = keys.length - 1;
    let slot = ((Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> 5) & mask;
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = () => {
    const [oldKeys, oldValues] = [keys, values];
    keys = new Float64Array(oldKeys.length * 2);
    values = new Float32Array(oldKeys.length * 2);
    for (let i = 0; i < oldKeys.length; i += 1) {
      const key = oldKeys[i]!;
      if (key === 0) continue;
      const left = Math.floor((key - 1) / count);
      const slot = slotOf(left, key - 1 - left * count, key);
      keys[slot] = key;
      values[slot] = oldValues[i]!;
    }
  };
  return (left, right) => {
    const key = left * count + right + 1;
    const slot = slotOf(left, right, key);
    if (keys[slot] === key) return values[slot]!;
    const value = Math.fround(score(left, right));
    // Computing the score may have asked for others.
    const free = slotOf(left, right, key);
    keys[free] = key;
    values[free] = value;
    used += 1;
    if (used > FULL * keys.length) grow();
    return value;
  };
}
