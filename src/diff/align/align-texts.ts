import type { Alignment } from './alignment.ts';
import { assignPassages, type Run } from './assign-passages.ts';
import { commonStretches, type Stretch } from './common-stretches.ts';
import { dropChancePairs } from './drop-chance-pairs.ts';
import { findCopies } from './find-copies.ts';
import { gatherPassages } from './gather-passages.ts';
import { type Effort, effortFor, pairCharacters } from './pair-characters.ts';
import { pairingsOf } from './pairings-of.ts';
import { slideToLines } from './slide-to-lines.ts';
import { trimOverhang } from './trim-overhang.ts';
import type { VisibleText } from './visible-text.ts';
import { widenToWords } from './widen-to-words.ts';

/** Shorter passages stand in too many places by chance. */
const leastStretch = 8;
/** Characters that are taken along without a look: a misread first or last word of a line. */
const few = 2;
/** A passage of which less agrees was rather left out in one place and written in another. */
const leastSimilarity = 0.7;

/**
 * Aligns two texts by what they share, whatever their line breaks: passages first, each assigned once and told apart into those that
 * stay and those that were moved, then the characters between them.
 *
 * @param timeout milliseconds after which what is left stays unpaired; a net, since the work is bounded anyway
 */
export function alignTexts(raw: VisibleText, clean: VisibleText, timeout: number): Alignment {
  const effort = effortFor(timeout);
  const passages = gatherPassages(commonStretches(raw.codes, clean.codes, leastStretch));
  const runs = assignPassages(passages, raw.codes.length, clean.codes.length).map((run) =>
    trimOverhang(raw, clean, run),
  );
  const made: Alignment & { zones: number } = {
    rawPartner: new Int32Array(raw.codes.length).fill(-1),
    cleanPartner: new Int32Array(clean.codes.length).fill(-1),
    rawZone: new Int32Array(raw.codes.length),
    cleanZone: new Int32Array(clean.codes.length),
    zones: 0,
    copies: [],
  };
  for (const { stretches } of runs) for (const stretch of stretches) pairStretch(made, stretch);
  const zoneOf = runs.map((run) => (run.moved ? moveRun(raw, clean, made, run, effort) : 0));
  fillZone(raw, clean, made, effort, 0, raw.codes.length, 0, clean.codes.length, 0);
  for (const [index, { overhangs }] of runs.entries()) {
    const zone = zoneOf[index]!;
    if (zone > 0) for (const stretch of overhangs) takeBack(made, stretch, zone);
  }
  slideToLines(raw, clean, made, pairingsOf(made));
  widenToWords(raw, clean, made, pairingsOf(made));
  return { ...made, copies: findCopies(passages, made, raw) };
}

function pairStretch({ rawPartner, cleanPartner }: Alignment, stretch: Stretch): void {
  for (let i = 0; i < stretch.length; i += 1) {
    rawPartner[stretch.raw + i] = stretch.clean + i;
    cleanPartner[stretch.clean + i] = stretch.raw + i;
  }
}

/** Makes a moved run a zone of its own, with the rest of the lines at both ends where that is alike; 0 where too little agrees. */
function moveRun(
  raw: VisibleText,
  clean: VisibleText,
  made: Alignment & { zones: number },
  { stretches }: Run,
  effort: Effort,
): number {
  const [first, last] = [stretches[0]!, stretches.at(-1)!];
  const zone = made.zones + 1;
  const [rawFrom, cleanFrom] = [first.raw, first.clean];
  const [rawTo, cleanTo] = [last.raw + last.length, last.clean + last.length];
  claim(made, zone, rawFrom, rawTo, cleanFrom, cleanTo);
  fillZone(raw, clean, made, effort, rawFrom, rawTo, cleanFrom, cleanTo, zone);
  const size = Math.max(rawTo - rawFrom, cleanTo - cleanFrom);
  if (pairedIn(made, rawFrom, rawTo, zone) < leastSimilarity * size) {
    unclaim(made, zone, rawFrom, rawTo, cleanFrom, cleanTo);
    return 0;
  }
  made.zones = zone;
  extend(raw, clean, made, zone, rawFrom, cleanFrom, -1, effort);
  extend(raw, clean, made, zone, rawTo - 1, cleanTo - 1, 1, effort);
  return zone;
}

/** Pairs the overhang of a moved passage with it after all, when nothing else has taken it on either side. */
function takeBack(made: Alignment, stretch: Stretch, zone: number): void {
  const { rawPartner, cleanPartner, rawZone, cleanZone } = made;
  const [rawEnd, cleanEnd] = [stretch.raw + stretch.length, stretch.clean + stretch.length];
  const isFree = (partners: Int32Array, zones: Int32Array, start: number, end: number) =>
    partners.subarray(start, end).every((partner) => partner < 0) &&
    zones.subarray(start, end).every((own) => own === 0);
  if (!isFree(rawPartner, rawZone, stretch.raw, rawEnd) || !isFree(cleanPartner, cleanZone, stretch.clean, cleanEnd))
    return;
  pairStretch(made, stretch);
  claim(made, zone, stretch.raw, rawEnd, stretch.clean, cleanEnd);
}

function claim(made: Alignment, zone: number, rawFrom: number, rawTo: number, cleanFrom: number, cleanTo: number) {
  const { rawPartner, cleanPartner, rawZone, cleanZone } = made;
  for (let a = rawFrom; a < rawTo; a += 1) {
    const partner = rawPartner[a]!;
    if (rawZone[a] === 0 && (partner < 0 || (partner >= cleanFrom && partner < cleanTo))) rawZone[a] = zone;
  }
  for (let b = cleanFrom; b < cleanTo; b += 1) {
    const partner = cleanPartner[b]!;
    if (cleanZone[b] === 0 && (partner < 0 || (partner >= rawFrom && partner < rawTo))) cleanZone[b] = zone;
  }
}

function unclaim(made: Alignment, zone: number, rawFrom: number, rawTo: number, cleanFrom: number, cleanTo: number) {
  for (let a = rawFrom; a < rawTo; a += 1) {
    if (made.rawZone[a] !== zone) continue;
    made.rawZone[a] = 0;
    made.rawPartner[a] = -1;
  }
  for (let b = cleanFrom; b < cleanTo; b += 1) {
    if (made.cleanZone[b] !== zone) continue;
    made.cleanZone[b] = 0;
    made.cleanPartner[b] = -1;
  }
}

function pairedIn({ rawPartner, rawZone }: Alignment, from: number, to: number, zone: number): number {
  let paired = 0;
  for (let a = from; a < to; a += 1) if (rawZone[a] === zone && rawPartner[a]! >= 0) paired += 1;
  return paired;
}

/** Takes the rest of the line at one end of a moved passage along where at least half of it agrees, or where it is a character or two. */
function extend(
  raw: VisibleText,
  clean: VisibleText,
  made: Alignment,
  zone: number,
  atRaw: number,
  atClean: number,
  step: 1 | -1,
  effort: Effort,
): void {
  let rawLength = freeBeside(raw, made.rawPartner, made.rawZone, atRaw, step);
  let cleanLength = freeBeside(clean, made.cleanPartner, made.cleanZone, atClean, step);
  if (Math.abs(rawLength - cleanLength) > few) rawLength = cleanLength = Math.min(rawLength, cleanLength);
  if (rawLength === 0 && cleanLength === 0) return;
  const rawFrom = step > 0 ? atRaw + 1 : atRaw - rawLength;
  const cleanFrom = step > 0 ? atClean + 1 : atClean - cleanLength;
  const pairs: [number, number][] = [];
  pairCharacters(
    raw.codes.subarray(rawFrom, rawFrom + rawLength),
    clean.codes.subarray(cleanFrom, cleanFrom + cleanLength),
    effort,
    (a, b) => pairs.push([a, b]),
  );
  const length = Math.max(rawLength, cleanLength);
  if (pairs.length * 2 < length && length > few) return;
  for (const [a, b] of pairs) {
    made.rawPartner[rawFrom + a] = cleanFrom + b;
    made.cleanPartner[cleanFrom + b] = rawFrom + a;
  }
  claim(made, zone, rawFrom, rawFrom + rawLength, cleanFrom, cleanFrom + cleanLength);
}

/** Characters between a passage and the end of its line that nothing else has taken. */
function freeBeside(text: VisibleText, partners: Int32Array, zones: Int32Array, at: number, step: 1 | -1): number {
  let length = 0;
  for (;;) {
    const next = at + step * (length + 1);
    if (partners[next] !== -1 || zones[next] !== 0 || text.lines[next] !== text.lines[at]) return length;
    length += 1;
  }
}

/** Pairs the characters of one zone that stand between those that are paired already. */
function fillZone(
  raw: VisibleText,
  clean: VisibleText,
  made: Alignment,
  effort: Effort,
  rawFrom: number,
  rawTo: number,
  cleanFrom: number,
  cleanTo: number,
  zone: number,
): void {
  const { rawPartner, cleanPartner, rawZone, cleanZone } = made;
  let b = cleanFrom;
  let free: number[] = [];
  const close = (until: number) => {
    const others: number[] = [];
    for (; b < until; b += 1) if (cleanZone[b] === zone && cleanPartner[b]! < 0) others.push(b);
    if (free.length > 0 && others.length > 0) {
      const pairs: [number, number][] = [];
      pairCharacters(
        Int32Array.from(free, (at) => raw.codes[at]!),
        Int32Array.from(others, (at) => clean.codes[at]!),
        effort,
        (i, j) => pairs.push([i, j]),
      );
      pairs.sort((x, y) => x[0] - y[0]);
      for (const [i, j] of dropChancePairs(pairs, free.length, others.length)) {
        rawPartner[free[i]!] = others[j]!;
        cleanPartner[others[j]!] = free[i]!;
      }
    }
    free = [];
  };
  for (let a = rawFrom; a < rawTo; a += 1) {
    if (rawZone[a] !== zone) continue;
    const partner = rawPartner[a]!;
    if (partner < 0) free.push(a);
    else {
      close(partner);
      b = partner + 1;
    }
  }
  close(cleanTo);
}
