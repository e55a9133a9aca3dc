import { canonical } from '../../src/ledger/canonical.ts';
import type { Cleaned } from '../../src/types.ts';
import type { Page } from './find-pages.ts';
import { flat } from './score.ts';

export interface HolesTold {
  /** Holes that the text shows: it breaks off before, or goes on behind as if something stood there. */
  readonly visible: number;
  /** Those of them beside which the ledger has a gap. */
  readonly told: number;
  /** Holes between the end of a sentence and the start of a paragraph: nothing in the text tells of them. */
  readonly notVisible: number;
  /** Every visible hole that was not told, as what stands in gold on both sides of it. */
  readonly untold: readonly string[];
}

/** Characters between a gap and the place of the hole that it may tell of. */
const near = 30;
const context = 8;
const shown = 12;

/**
 * Looks for each hole in the report's gaps. A hole is where a page was taken out of raw: `holes` are stretches of flat
 * gold. It is told by a gap behind the text before it, or before the text behind it, wherever those stand in the report.
 */
export function holesTold({ report, ledger }: Cleaned, gold: string, holes: readonly Page[]): HolesTold {
  const text = canonical(report);
  const flatText = flat(text);
  const flatGold = flat(gold);
  const starts = paragraphStarts(gold);
  const gaps = ledger.gaps.map(({ at, side }) => ({ at: flat(text.slice(0, at)).length, side }));
  const isTold = ({ start, end }: Page) => {
    const before = placesBefore(flatText, flatGold, start);
    const behind = placesBehind(flatText, flatGold, end);
    return gaps.some(({ at, side }) =>
      (side === 'after' ? before : behind).some((place) => Math.abs(place - at) <= near),
    );
  };
  const isVisible = ({ start, end }: Page) => {
    const closes = starts.has(start) || /[。！？!?…][”’」）)》]*$/u.test(flatGold.slice(0, start).slice(-3));
    return !(closes && starts.has(end));
  };
  const visible = holes.filter(isVisible);
  const untold = visible.filter((hole) => !isTold(hole));
  return {
    visible: visible.length,
    told: visible.length - untold.length,
    notVisible: holes.length - visible.length,
    untold: untold.map(({ start, end }) => {
      return `…${flatGold.slice(Math.max(0, start - shown), start)} | ${flatGold.slice(end, end + shown)}…`;
    }),
  };
}

/** Offsets of flat gold at which a paragraph starts. */
function paragraphStarts(gold: string): ReadonlySet<number> {
  const starts = new Set<number>();
  let at = 0;
  for (const paragraph of gold.split('\n')) {
    starts.add(at);
    at += flat(paragraph).length;
  }
  return starts.add(at);
}

/** Where in the report the text before a hole ends. A misread character there moves the search further from the hole. */
function placesBefore(text: string, gold: string, start: number): readonly number[] {
  for (let back = 0; back <= near && start - back >= context; back += 1) {
    const places = findAll(text, gold.slice(start - back - context, start - back));
    if (places.length > 0) return places.map((place) => place + context + back);
  }
  return [];
}

function placesBehind(text: string, gold: string, end: number): readonly number[] {
  for (let on = 0; on <= near && end + on + context <= gold.length; on += 1) {
    const places = findAll(text, gold.slice(end + on, end + on + context));
    if (places.length > 0) return places.map((place) => place - on);
  }
  return [];
}

function findAll(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}
