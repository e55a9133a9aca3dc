/** Witten-Bell as the books write it, over maps of strings: slow and plain, what the scorer is compared with. */
export class ReferenceModel {
  readonly #counts = new Map<string, number>();
  readonly #next = new Map<string, Map<string, number>>();

  /** Adds the n-grams of a line, orders 1 to 5, `weight` times. */
  add(line: string, weight: number, text: 'model' | 'document'): void {
    for (let end = 1; end <= line.length; end++) {
      for (let start = Math.max(0, end - 5); start < end; start++) {
        const context = line.slice(start, end - 1);
        const char = line.charAt(end - 1);
        if (context === '' && char === '\u0002') continue;
        const next = this.#next.get(context) ?? new Map<string, number>();
        this.#next.set(context, next.set(char, (next.get(char) ?? 0) + weight));
        // Types are weighted as counts are: a continuation known to both texts is a type in each.
        const key = `${text} ${context}`;
        if (!this.#counts.has(`${key}|${char}`)) this.#counts.set(key, (this.#counts.get(key) ?? 0) + weight);
        this.#counts.set(`${key}|${char}`, 1);
      }
    }
  }

  probability(context: string, char: string): number {
    const lower = context === '' ? 1 / 20_992 : this.probability(context.slice(1), char);
    const next = this.#next.get(context);
    if (!next) return lower;
    const types = (this.#counts.get(`model ${context}`) ?? 0) + (this.#counts.get(`document ${context}`) ?? 0);
    const total = [...next.values()].reduce((sum, count) => sum + count, 0);
    return ((next.get(char) ?? 0) + types * lower) / (total + types);
  }
}
