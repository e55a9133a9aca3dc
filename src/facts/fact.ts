/** A number, date or name as a text gives it: what two prints of the text must not give differently. */
export interface Fact {
  readonly kind: 'number' | 'date' | 'name';
  /** UTF-16 offsets in the text; the unit is part of it. */
  readonly start: number;
  readonly end: number;
  /** The slice. */
  readonly reading: string;
  /**
   * A number; NaN where it cannot be read (13Z万头). Of a date `2025-03-01`, `2025-03`, `2025`, `03-01` or `03`, of a name the name itself.
   */
  readonly value: number | string;
  /** Of a number: the size of its last printed place (122.8万: 1000), and its unit: `%`, `元`, `头`, or none. */
  readonly step?: number;
  readonly unit?: string;
}
