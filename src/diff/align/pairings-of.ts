import type { Alignment } from './alignment.ts';

/** A stretch of both texts, in visible characters: equal, or changed. One side of a changed one may be empty. */
export interface Pairing {
  readonly isEqual: boolean;
  /** The moved passage it belongs to, from 1; 0 for none. */
  readonly zone: number;
  readonly rawStart: number;
  readonly rawEnd: number;
  readonly cleanStart: number;
  readonly cleanEnd: number;
}

/**
 * Reads an alignment off as stretches, each unbroken in both texts: zone by zone, within a zone in rising order. Together they hold
 * every visible character of both texts once.
 */
export function pairingsOf(alignment: Alignment): readonly Pairing[] {
  const [raw, clean] = [byZone(alignment.rawZone, alignment.zones), byZone(alignment.cleanZone, alignment.zones)];
  return raw.flatMap((places, zone) => pairingsIn(alignment, zone, places, clean[zone]!));
}

/** The places of each zone, rising: a counting sort, since nearly all of them are of one. */
function byZone(zones: Int32Array, count: number): readonly Int32Array[] {
  const sizes = new Int32Array(count + 1);
  for (let at = 0; at < zones.length; at += 1) sizes[zones[at]!] = sizes[zones[at]!]! + 1;
  const places = Array.from(sizes, (size) => new Int32Array(size));
  const used = new Int32Array(count + 1);
  for (let at = 0; at < zones.length; at += 1) {
    const zone = zones[at]!;
    places[zone]![used[zone]!] = at;
    used[zone] = used[zone]! + 1;
  }
  return places;
}

function pairingsIn(
  { rawPartner, cleanPartner }: Alignment,
  zone: number,
  raw: Int32Array,
  clean: Int32Array,
): readonly Pairing[] {
  const found: Pairing[] = [];
  let [i, j] = [0, 0];
  while (i < raw.length || j < clean.length) {
    const [fromRaw, fromClean] = [i, j];
    while (i < raw.length && j < clean.length && rawPartner[raw[i]!] === clean[j]) {
      const broken = i > fromRaw && (raw[i] !== raw[i - 1]! + 1 || clean[j] !== clean[j - 1]! + 1);
      if (broken) break;
      i += 1;
      j += 1;
    }
    if (i > fromRaw) {
      const [rawStart, cleanStart] = [raw[fromRaw]!, clean[fromClean]!];
      found.push({
        isEqual: true,
        zone,
        rawStart,
        rawEnd: rawStart + i - fromRaw,
        cleanStart,
        cleanEnd: cleanStart + i - fromRaw,
      });
      continue;
    }
    while (i < raw.length && rawPartner[raw[i]!]! < 0) i += 1;
    while (j < clean.length && cleanPartner[clean[j]!]! < 0) j += 1;
    const rawParts = unbroken(raw, fromRaw, i);
    const cleanParts = unbroken(clean, fromClean, j);
    const isPair = rawParts.length === 1 && cleanParts.length === 1;
    const [atRaw, atClean] = [raw[i] ?? (raw[i - 1] ?? -1) + 1, clean[j] ?? (clean[j - 1] ?? -1) + 1];
    for (const [rawStart, rawEnd] of rawParts) {
      const [cleanStart, cleanEnd] = isPair
        ? cleanParts[0]!
        : [clean[fromClean] ?? atClean, clean[fromClean] ?? atClean];
      found.push({ isEqual: false, zone, rawStart, rawEnd, cleanStart, cleanEnd });
    }
    if (isPair) continue;
    for (const [cleanStart, cleanEnd] of cleanParts) {
      found.push({ isEqual: false, zone, rawStart: atRaw, rawEnd: atRaw, cleanStart, cleanEnd });
    }
    if (i === fromRaw && j === fromClean) throw new Error('an alignment that does not rise');
  }
  return found;
}

/** [start, end) of each unbroken run among places [from, to) of a rising list. */
function unbroken(places: Int32Array, from: number, to: number): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (let i = from; i < to; i += 1) {
    const last = runs.at(-1);
    if (last && last[1] === places[i]) last[1] += 1;
    else runs.push([places[i]!, places[i]! + 1]);
  }
  return runs;
}
