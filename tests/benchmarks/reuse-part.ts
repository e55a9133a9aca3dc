/** What a part of a benchmark of reuse came to: lines for the page, and whether each required figure was reached. */
export interface ReusePart {
  readonly lines: readonly string[];
  /** What was found, for people to read: quoted from the corpus, so that it goes to a file of its own that nobody commits. */
  readonly sample?: readonly string[];
  readonly required: readonly Required[];
}

interface Required {
  readonly line: string;
  readonly isMet: boolean;
}

/** A required figure as the page of results says it. */
export function verdictLine({ line, isMet }: Required): string {
  return `- ${line}: ${isMet ? 'met' : '**not met**'}`;
}
