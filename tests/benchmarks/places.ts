import { flat } from './score.ts';

/** Whether the two sides of a place stand side by side, or both stand but apart; unknown where one of them is not there. */
export type Verdict = 'together' | 'apart' | 'unknown';

/** Characters on each side by which a place is known. */
const reach = 8;
/** Raw characters that are sure to hold `reach` that are no white space. */
const window = 200;

/** Every place of a flat text, as what stands on its left and on its right. */
export function placesIn(text: string): readonly (readonly [left: string, right: string])[] {
  const count = Math.max(0, text.length - 2 * reach + 1);
  return Array.from({ length: count }, (_, i) => [text.slice(i, i + reach), text.slice(i + reach, i + 2 * reach)]);
}

/** What stands in a flat text: every run of 8 characters, and of 16. */
export class Places {
  readonly #sides = new Set<string>();
  readonly #whole = new Set<string>();

  constructor(text: string) {
    for (let i = 0; i + reach <= text.length; i += 1) this.#sides.add(text.slice(i, i + reach));
    for (const [left, right] of placesIn(text)) this.#whole.add(left + right);
  }

  verdict(left: string, right: string): Verdict {
    if (this.#whole.has(left + right)) return 'together';
    return this.#sides.has(left) && this.#sides.has(right) ? 'apart' : 'unknown';
  }

  /** As `verdict`, for sides of any length that meet at the place. */
  verdictAt(left: string, right: string): Verdict {
    return this.verdict(left.slice(-reach), right.slice(0, reach));
  }

  /** As `verdict`, for the place at an offset of a text that is not flat. */
  judge(text: string, at: number): Verdict {
    return this.verdictAt(...sidesAt(text, at));
  }
}

/** What stands on both sides of an offset, flat. */
export function sidesAt(text: string, at: number): readonly [left: string, right: string] {
  return [flat(text.slice(Math.max(0, at - window), at)), flat(text.slice(at, at + window))];
}
