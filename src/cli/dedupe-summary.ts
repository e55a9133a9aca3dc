import type { Deduped } from '../corpus/dedupe-documents.ts';
import type { PassageKind } from '../corpus/dedupe-rows.ts';

/**
 * What was found, for people, without line feeds.
 *
 * @example
 * 1584 documents, 9064 clusters of 21360 passages, 37.1% of the text stands in one, 2.4 s
 *   beside their representatives: 7211 copies, 1602 editions, 3371 amendments, 112 boilerplate
 *   boilerplate: 112 times 本法自公布之日起施行……
 */
export function dedupeSummary(
  { rows, documents, units, repeated, boilerplate }: Deduped,
  seconds: number,
): readonly string[] {
  const clusters = rows.filter(({ representative }) => representative).length;
  const share = units === 0 ? 0 : (100 * repeated) / units;
  const first = `${count(documents, 'document')}, ${count(clusters, 'cluster')} of ${count(rows.length, 'passage')}, ${share.toFixed(1)}% of the text stands in one, ${seconds.toFixed(1)} s`;
  if (clusters === 0) return [first];
  return [
    first,
    besideRepresentatives((kind) => rows.filter((row) => !row.representative && row.kind === kind).length),
    ...boilerplate.map(({ passages, excerpt }) => `  boilerplate: ${passages} times ${excerpt}…`),
  ];
}

/** How the passages differ from their representatives. */
export function besideRepresentatives(of: (kind: PassageKind) => number): string {
  const [copies, editions] = [count(of('copy'), 'copy', 'copies'), count(of('edition'), 'edition')];
  return `  beside their representatives: ${copies}, ${editions}, ${count(of('amendment'), 'amendment')}, ${of('boilerplate')} boilerplate`;
}

export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
