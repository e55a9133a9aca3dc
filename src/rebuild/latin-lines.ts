import { endsInHyphen, foldWord } from '../language/latin-words.ts';

const closed = /[.!?:;…][\])"'”’“»«]*$/u;

/** Titles and short words with a period, which ends no sentence: Mr. Dr. Nr. Abs. d. J. No. St. */
const abbreviation =
  /(?:^|[\s(„"»])(?:\p{L}|Mr|Mrs|Dr|Rev|Gen|Col|Capt|Lieut|Sergt|Prof|Hon|Messrs|St|No|Nos|Nr|Art|Abs|Bd|Bl|Sp|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Okt|Dez|Febr|geb|bezw|bzw|resp|event|betr|Kgl|Königl|Kaiſerl|Kaiserl|Geh|Frhr|Ver|Se|Sr|Ew|Inf|Reg|Regt|Vol|vgl|ca|sog|ſog|etc|Fr|Hr|Hrn)\.$/u;

/** Whether a line in Latin letters breaks off: no sentence ends with it. */
export function lastsOpen(text: string): boolean {
  return !closed.test(text) || abbreviation.test(text);
}

/** Whether a line goes on in small letters, perhaps behind a bracket or quotation mark. */
export function opensLow(text: string): boolean {
  return /^[("'“„»«‘’]*\p{Ll}/u.test(text);
}

/** Articles, prepositions and conjunctions: no entry of a list and hardly a verse ends with one. */
const openers: ReadonlySet<string> = new Set(
  (
    'the a an of to and in for by with from at on that or which his their its was were is are be been has had have as than ' +
    'der die das des dem den ein eine einer eines einem einen und zu von für fuͤr mit auf im am zur zum vom bei als daß dass ist ' +
    'sind wird werden oder sich durch über welche welcher le la les un une de du et à au aux en par pour que qui el los las y del ' +
    'il di della che van het een met voor и в на с по для что'
  ).split(' '),
);

/** With the blank before it; a pattern that ends at `$` would read a run of letters again from each of them. */
const LONGEST_OPENER = 8;

/** Whether a line breaks off where nobody ends a line of his own: in a word, or behind a word that opens a phrase. */
export function breaksOff(text: string): boolean {
  const last = /\p{L}[\p{L}\p{M}]*$/u.exec(text.slice(-LONGEST_OPENER))?.[0];
  return endsInHyphen(text) || (last !== undefined && openers.has(foldWord(last)));
}

/** A heading in capitals: no small letter, and more than an abbreviation or a name in brackets. */
export function isHeadingLine(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 5;
}

/** A line that begins an entry of its own: a bullet, a number in brackets, a numbered paragraph, a dash before a capital. */
const entry =
  /^(?:[•●■*†]|\[\d|\(\d+\)|\(L\. ?S\.\)|\d{1,3}[.)]\s+\p{Lu}|§\.?\s*\d|[—–-]\s*(?:[—–-]\s*)?[\p{Lu}\d]|[IVX]+\.\s)/u;

/** Place and date: Saarbrücken, den 4. Januar 1877. Firenze, 28 maggio 1857. WASHINGTON, Jan. 7. */
const dateline =
  /^\p{Lu}[\p{L}. /()-]{1,40}, (?:(?:den|le|vom|am) )?(?:\d{1,2}\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)/u;

/** Whether a line begins something of its own, however full the line before it is. */
export function isOwnLine(text: string): boolean {
  return entry.test(text) || dateline.test(text);
}
