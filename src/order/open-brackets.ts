const OPENING = '“‘（《〈【「『〔(';
const CLOSING = '”’）》〉】」』〕)';

/** Nats of an open bracket that finds its closing one, and of one that meets the wrong one (ORDER-NOTES 4.4). */
const MATCH = 2.5;
const CLASH = -2;

export interface OpenBrackets {
  /** The closing mark still owed at the line's end, or ''. */
  readonly opens: string;
  /** The closing mark that a line before must owe, or ''. */
  readonly closes: string;
  /** Marks that are opened before they are closed: no line before can owe them. */
  readonly clashes: string;
}

/** The brackets and quotation marks that a line leaves open or closes for a line before. */
export function readBrackets(text: string): OpenBrackets {
  let opens = '';
  let closes = '';
  let clashes = '';
  for (const character of text) {
    const opening = OPENING.indexOf(character);
    const closing = CLOSING.indexOf(character);
    if (opening >= 0) {
      if (!closes.includes(CLOSING[opening]!) && !clashes.includes(CLOSING[opening]!)) clashes += CLOSING[opening]!;
      opens += CLOSING[opening]!;
    } else if (closing >= 0) {
      if (opens.endsWith(character)) opens = opens.slice(0, -1);
      else if (!closes.includes(character)) closes += character;
    }
  }
  return { opens: opens.slice(-1), closes: closes.slice(0, 1), clashes };
}

/** Nats for two lines whose brackets meet or miss one another. */
export function matchBrackets(left: OpenBrackets, right: OpenBrackets): number {
  if (left.opens === '') return right.closes === '' || left.closes !== '' ? 0 : CLASH / 2;
  if (right.closes === left.opens) return MATCH;
  return right.closes !== '' || right.clashes.includes(left.opens) ? CLASH : 0;
}
