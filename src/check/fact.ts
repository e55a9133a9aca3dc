/**
 * A statement about a document that can be checked by a machine, as olmOCR-bench has them (Poznanski et al. 2025): a passage is
 * there, is not there, or stands before another one. `differences` letters may differ.
 */
export type Fact = { readonly id: string; readonly differences: number } & (
  | {
      readonly type: 'present' | 'absent';
      readonly text: string;
      readonly isCaseSensitive: boolean;
      /** Only so many characters at the beginning or the end of the document are looked at. */
      readonly firstN?: number;
      readonly lastN?: number;
    }
  | { readonly type: 'order'; readonly before: string; readonly after: string }
);
