import { type Form, follows, type Marker, rankOf } from './marker.ts';
import { otherReadings } from './other-readings.ts';

/**
 * Takes damaged marks for markers where the count around them leaves exactly their place open.
 *
 * In: the texts that begin paragraphs, null for those that do not, and the marker that each shows. A reading is believed
 * when the marker of its form before it, under the same parent, is one less (or it is the first and there is none) and the next is
 * one more; one of both may be lacking, and where the text shows a marker already, that one must fit worse.
 *
 * @example （一）, 二）种柳, （三） gives 1, 2, 3; 二）种柳 alone gives none.
 */
export function repairMarkers(
  texts: readonly (string | null)[],
  shown: readonly (Marker | null)[],
): readonly (Marker | null)[] {
  const nexts = nextOfForm(texts, shown);
  const last = new Map<Form, Marker>();
  return shown.map((marker, i) => {
    const others = nexts[i];
    const fits = (reading: Marker) => isSupported(last.get(reading.form), reading, others?.get(reading.form));
    const better = others && !(marker && fits(marker)) ? otherReadings(texts[i]!).find(fits) : undefined;
    const taken = better ?? marker;
    if (taken) enter(last, taken);
    return taken;
  });
}

/** For each text with other readings: the next shown marker of every form under the same parent. */
function nextOfForm(texts: readonly (string | null)[], shown: readonly (Marker | null)[]) {
  const next = new Map<Form, Marker>();
  const found: (ReadonlyMap<Form, Marker> | undefined)[] = new Array(texts.length);
  for (let i = texts.length - 1; i >= 0; i -= 1) {
    const marker = shown[i];
    const text = texts[i];
    const isOpen =
      text !== null && text !== undefined && (!marker || marker.form === 'roman' || marker.form === 'letter');
    if (isOpen && otherReadings(text).length > 0) found[i] = new Map(next);
    if (marker) enter(next, marker);
  }
  return found;
}

/** A marker begins the counts below it anew. */
function enter(known: Map<Form, Marker>, marker: Marker): void {
  for (const form of known.keys()) if (rankOf(form) > rankOf(marker.form)) known.delete(form);
  known.set(marker.form, marker);
}

function isSupported(before: Marker | undefined, reading: Marker, after: Marker | undefined): boolean {
  if (before ? !follows(before, reading) : reading.value !== 1) return false;
  if (after === undefined || after.value === 1) return before !== undefined;
  return follows(reading, after);
}
