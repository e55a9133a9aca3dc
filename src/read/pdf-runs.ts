import { advanceOf } from '../geometry/run.ts';
import type { PlacedRun, Turn } from '../geometry/turn-runs.ts';
import { readGlyphForms } from './glyph-forms.ts';
import type { PdfContent, PdfPage } from './pdf-messages.ts';

/** How far the square of an ideograph reaches above its base line, in em (OpenType, ideographic em-box). */
const ASCENT = 0.88;

type Matrix = readonly [number, number, number, number, number, number];

/**
 * The runs of a page on the page as it is shown, in file order, parted at blanks.
 *
 * pdfjs tells where a stretch begins and how long it is; where its characters stand follows from their usual widths.
 */
export function readRuns({ contents, transform }: PdfPage): readonly PlacedRun[] {
  const runs: PlacedRun[] = [];
  let isSpaced = false;
  for (const content of contents) {
    const words = wordsOf(content);
    if (words.length === 0) {
      isSpaced ||= content.text !== '';
      continue;
    }
    const place = placeOf(content, transform as Matrix);
    const advances = advancesOf(content.text, place.length / place.em);
    for (const { text, index } of words) {
      const from = advances[index]! * place.em;
      const to = advances[index + text.length]! * place.em;
      const { left, right, top, bottom } = boxAt(place, from, to);
      runs.push({
        left,
        right,
        top,
        bottom,
        text,
        em: place.em,
        turn: place.turn,
        order: runs.length,
        isSpaced: isSpaced || index > 0,
        isVertical: content.isVertical,
      });
      isSpaced = false;
    }
    isSpaced = /\s$/u.test(content.text);
  }
  const texts = readGlyphForms(runs.map(({ text }) => text));
  return runs.map((run, i) => (texts[i] === run.text ? run : { ...run, text: texts[i]! }));
}

/** The block of every run in the structure of the page, by the order of the runs; undefined where it has none. */
export function readBlocks({ contents }: PdfPage): readonly (number | undefined)[] {
  return contents.flatMap((content) => wordsOf(content).map(() => content.block));
}

interface Word {
  readonly text: string;
  readonly index: number;
}

function wordsOf({ text }: PdfContent): readonly Word[] {
  if (text !== '' && !/\s/u.test(text)) return [{ text, index: 0 }];
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ text: word, index }));
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly em: number;
  readonly length: number;
  readonly turn: Turn;
  readonly isVertical: boolean;
}

function placeOf({ transform, width, height, isVertical }: PdfContent, view: Matrix): Place {
  const product = multiply(view, transform as Matrix);
  // A broken file may put its text nowhere; it is text all the same.
  const [a, b, c, d, e, f] = isFinitePlace(product) ? product : [10, 0, 0, 10, 0, 0];
  const em = Math.max(0.1, lengthOf(c, d));
  const scale = lengthOf(view[0], view[1]);
  const measured = (isVertical ? height : width) * scale;
  const length = Number.isFinite(measured) ? measured : em;
  const angle = Math.atan2(b, a) / (Math.PI / 2) + (isVertical ? 1 : 0);
  return { x: e, y: f, em, length, turn: (((Math.round(angle) % 4) + 4) % 4) as Turn, isVertical };
}

function isFinitePlace([a, b, c, d, e, f]: Matrix): boolean {
  return Number.isFinite(a + b + c + d + e + f);
}

/** Upright text needs no root. */
function lengthOf(x: number, y: number): number {
  if (x === 0) return Math.abs(y);
  return y === 0 ? Math.abs(x) : Math.hypot(x, y);
}

/** The box of a stretch of a line, from so far to so far along it. */
function boxAt({ x, y, em, turn, isVertical }: Place, from: number, to: number) {
  // A vertical line stands in the middle of its letters, a horizontal one near their feet.
  const over = isVertical ? 0.5 * em : ASCENT * em;
  const under = em - over;
  if (turn === 0) return { left: x + from, right: x + to, top: y - over, bottom: y + under };
  if (turn === 1) return { left: x - under, right: x + over, top: y + from, bottom: y + to };
  if (turn === 2) return { left: x - to, right: x - from, top: y - under, bottom: y + over };
  return { left: x - over, right: x + under, top: y - to, bottom: y - from };
}

/** Where every character of a text begins, in em, when the whole is `length` em long; what is left over goes to its blanks. */
function advancesOf(text: string, length: number): Float64Array {
  const starts = new Float64Array(text.length + 1);
  const isBlank = /\s/u.test(text) ? (i: number) => /\s/u.test(text[i]!) : () => false;
  let at = 0;
  let blanks = 0;
  for (let i = 0; i < text.length; i += 1) {
    starts[i] = at;
    const code = text.charCodeAt(i);
    if (code >= 0xdc00 && code <= 0xdfff) continue;
    if (isBlank(i)) blanks += 1;
    at += advanceOf(code < 0xd800 ? text[i]! : String.fromCodePoint(text.codePointAt(i)!));
  }
  starts[text.length] = at;
  const rest = length - at;
  if (blanks > 0 && rest > 0) {
    let passed = 0;
    for (let i = 0; i <= text.length; i += 1) {
      starts[i]! += (passed / blanks) * rest;
      if (i < text.length && isBlank(i)) passed += 1;
    }
    return starts;
  }
  return at > 0 ? starts.map((start) => (start * length) / at) : starts;
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}
