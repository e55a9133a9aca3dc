/** Where lines of several inputs meet, by index among the body's lines: each names the first line behind the seam. */
export interface Seams {
  /** Lines that stand behind the line before them only because one file does behind another. */
  readonly apart: ReadonlySet<number>;
  /** Those over which the text does not run on: nothing says that the two files belong behind one another. */
  readonly torn: ReadonlySet<number>;
  /** Those that go on with a paragraph of flowing text which breaks off before them. */
  readonly runsOn: ReadonlySet<number>;
}
