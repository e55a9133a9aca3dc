import { DISCOUNT } from '../../src/language/discount.ts';

/** Interpolated Kneser-Ney as the books write it, over maps of strings: slow and plain, what the scorer is compared with. */
export class ReferenceModel {
  readonly #texts = new Map<number, ReferenceText>();

  /** Adds the n-grams of a line, orders 1 to 5, to the text of that weight. */
  add(line: string, weight: number): void {
    const text = this.#texts.get(weight) ?? new ReferenceText();
    this.#texts.set(weight, text);
    text.add(line);
  }

  /** P of a character after the whole context, which counts by occurrences; shorter ones count by histories. */
  probability(context: string, char: string, by: 'counts' | 'histories' = 'counts'): number {
    const lower = context === '' ? 1 / 20_992 : this.probability(context.slice(1), char, 'histories');
    const discount = DISCOUNT[context.length + 1] ?? 0;
    let [share, rest, mass] = [0, 0, 0];
    for (const [weight, text] of this.#texts) {
      const next = [...(text.next.get(context) ?? [])].filter((c) => c !== '\u0002');
      const value = (c: string) => (by === 'counts' ? text.counts : text.histories).get(context + c) ?? 0;
      share += weight * Math.max(0, value(char) - discount);
      rest += weight * discount * next.length;
      mass += weight * next.reduce((sum, c) => sum + value(c), 0);
    }
    return mass === 0 ? lower : (share + rest * lower) / mass;
  }
}

class ReferenceText {
  readonly counts = new Map<string, number>();
  readonly histories = new Map<string, number>();
  readonly next = new Map<string, Set<string>>();

  add(line: string): void {
    for (let end = 1; end <= line.length; end++) {
      for (let start = Math.max(0, end - 5); start < end; start++) {
        const ngram = line.slice(start, end);
        const longer = line.slice(start - 1, end);
        const isNew = start === 0 ? !this.counts.has(ngram) : !this.#known.has(longer);
        if (isNew) this.histories.set(ngram, (this.histories.get(ngram) ?? 0) + 1);
        this.counts.set(ngram, (this.counts.get(ngram) ?? 0) + 1);
        const context = ngram.slice(0, -1);
        this.next.set(context, (this.next.get(context) ?? new Set()).add(ngram.slice(-1)));
      }
      for (let start = Math.max(0, end - 5); start < end; start++) this.#known.add(line.slice(start, end));
    }
  }

  readonly #known = new Set<string>();
}
