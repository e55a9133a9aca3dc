import type { DocumentLanguage } from '../language/document-language.ts';
import { endsSentence } from '../layout/measure.ts';
import type { Copy } from './find-copies.ts';
import { type JudgedCopy, lettersIn } from './judge-copy.ts';
import { provePrints } from './prove-prints.ts';

/** A stretch of a text that is a print of a stretch of another one, which stays. UTF-16 offsets. */
export interface SecondPrint {
  readonly text: number;
  readonly start: number;
  readonly end: number;
  readonly of: { readonly text: number; readonly start: number; readonly end: number };
  /** The part of it that was aligned with `of`: it may lack marks and misread letters at its ends. */
  readonly aligned: { readonly start: number; readonly end: number };
  readonly similarity: number;
}

/** Letters of a text that may stand in no copy: noise has cost them. */
const LEFT_OVER = 4;

/** Letters from which on a text with a stop at its end is a paragraph and no heading: where it ends in another one, that ends too. */
const PARAGRAPH = 40;

/** Misreadings of its own that show a part to be a print, though what holds it is misread more often. */
const FEWEST_MISREAD = 2;

/** Nats by which one print must read better to stay in place of one that stands before it. */
const BETTER = 10;

/**
 * Finds paragraphs that are second prints of others, by how they differ; the one with fewer misreadings stays, of equals the first.
 * What holds text of its own beside the print keeps it.
 *
 * In: the paragraphs of a flowing text, '' for what is none, what two of them have in common, and their language. Out: what goes, by place. Of paragraphs that are alike
 * to the letter and stand in no block of prints nothing goes: an author may say a thing twice.
 *
 * @example
 * choosePrints(['全市肉牛饲养量达到132万头，…', …, '全市肉午饲养量达到132万头，增氏…'], copies, language)   // [{ text: 7, start: 0, …, of: { text: 0, … } }]
 */
export function choosePrints(
  texts: readonly string[],
  copies: readonly Copy[],
  language: DocumentLanguage,
): readonly SecondPrint[] {
  const held = copies.filter(({ firstShare, secondShare }) => Math.max(firstShare, secondShare) >= HELD);
  if (held.length === 0) return [];
  const prints = provePrints(texts, held, language);
  return prints.length === 0 ? [] : dropCovered(texts, prints);
}

/** One of the two must be held by the other for the greater part. */
const HELD = 0.5;

/** A stretch of one text with what it is a print of. */
interface Held {
  readonly start: number;
  readonly end: number;
  readonly of: SecondPrint['of'];
  readonly similarity: number;
  /** Nats by which the other one reads better. */
  readonly lead: number;
  /** Its own misreadings. */
  readonly misread: number;
}

/** Drops texts that others hold, the one that reads worst first, as long as what holds it stays. */
function dropCovered(texts: readonly string[], prints: readonly JudgedCopy[]): readonly SecondPrint[] {
  const held = new Map<number, Held[]>();
  const add = (text: number, each: Held) => held.set(text, [...(held.get(text) ?? []), each]);
  for (const { first, second, similarity, lead, misreadIn } of prints) {
    const [own, other] = misreadIn;
    add(first.text, { start: first.start, end: first.end, of: second, similarity, lead: -lead, misread: own });
    add(second.text, { start: second.start, end: second.end, of: first, similarity, lead, misread: other });
  }
  const worse = (text: number) => held.get(text)!.reduce((sum, { lead }) => sum + lead, 0);
  const step = (nats: number) => Math.round(nats / BETTER);
  const order = [...held.keys()].sort((a, b) => step(worse(b)) - step(worse(a)) || b - a);
  const gone = new Set<number>();
  // Texts that hold what was cut out of another one: they stay.
  const leant = new Set<number>();
  const found: SecondPrint[] = [];
  for (const text of order) {
    const kept = held.get(text)!.filter(({ of }) => !gone.has(of.text));
    const whole = leant.has(text)
      ? null
      : coverText(
          texts[text]!,
          kept.filter((each) => mayHold(texts, each)),
        );
    if (whole) gone.add(text);
    const better = kept.filter(({ of }) => step(worse(of.text)) <= step(worse(text)));
    const parts = whole ?? sentencesHeld(texts, text, better);
    if (!whole) for (const { of } of parts) leant.add(of.text);
    found.push(...parts.map((part) => ({ text, ...part })));
  }
  return found.sort((a, b) => a.text - b.text || a.start - b.start);
}

/**
 * Whether a text may go as a print of what holds it: not where it is a part of that and reads better, as a heading does, or a
 * quotation, that stands misread in the body.
 */
function mayHold(texts: readonly string[], { of, lead, misread }: Held): boolean {
  return lead >= 0 || misread >= FEWEST_MISREAD || isWhole(texts[of.text]!, of);
}

function isWhole(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return lettersIn(text.slice(0, start)) + lettersIn(text.slice(end)) <= LEFT_OVER;
}

/**
 * Whole sentences of a text that are another whole paragraph again: two paragraphs have run into one, of which the other one stands
 * by itself too.
 */
function sentencesHeld(texts: readonly string[], text: number, held: readonly Held[]): readonly Part[] {
  const whole = texts[text]!;
  const parts: Part[] = [];
  for (const { start, end, of, similarity } of [...held].sort((a, b) => a.start - b.start)) {
    if (!isWhole(texts[of.text]!, of)) continue;
    const until = end + (/^[。！？；”）]*/u.exec(whole.slice(end))?.[0].length ?? 0);
    const isParagraph = endsSentence(texts[of.text]!) && lettersIn(texts[of.text]!) >= PARAGRAPH;
    const opens = isParagraph || start === 0 || endsSentence(whole.slice(0, start));
    const closes = isParagraph || lettersIn(whole.slice(until)) === 0 || endsSentence(whole.slice(0, until));
    const isApart = parts.every((part) => part.end <= start);
    if (opens && closes && isApart) parts.push({ start, end: until, of, aligned: { start, end }, similarity });
  }
  return parts;
}

type Part = Omit<SecondPrint, 'text'>;

/** The text cut into parts that are prints of others, or null where it holds letters of its own. */
function coverText(text: string, held: readonly Held[]): readonly Part[] | null {
  const parts: Part[] = [];
  let at = 0;
  while (lettersIn(text.slice(at)) > LEFT_OVER || parts.length === 0) {
    const next = held
      .filter(({ start, end }) => lettersIn(text.slice(at, Math.max(at, start))) <= LEFT_OVER && end > at)
      .reduce<Held | null>((best, each) => (best === null || each.end > best.end ? each : best), null);
    if (!next) return null;
    const { start, end, of, similarity } = next;
    parts.push({ start: at, end, of, aligned: { start, end }, similarity });
    at = next.end;
  }
  parts[parts.length - 1] = { ...parts.at(-1)!, end: text.length };
  return parts;
}
