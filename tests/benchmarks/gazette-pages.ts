import { readdirSync, readFileSync } from 'node:fs';
import { boundsOf } from '../../src/geometry/bounds.ts';
import type { PageRegion } from '../../src/geometry/order-regions.ts';
import type { Box } from '../../src/types.ts';

/** A real page with its regions in the order in which it is read. */
export interface GazettePage {
  readonly name: string;
  readonly regions: readonly PageRegion[];
}

interface RecordedLine {
  readonly region: string;
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
  readonly text: string;
  readonly order: number;
}

/** The pages of `../shared/corpus/gazette-de`, sorted by name. */
export function readGazettePages(folder: string): readonly GazettePage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.lines.jsonl'))
    .sort()
    .map((name) => ({
      name: name.replace('.lines.jsonl', ''),
      regions: gatherRegions(readFileSync(`${folder}/${name}`, 'utf8')),
    }));
}

function gatherRegions(content: string): readonly PageRegion[] {
  const lines = content
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordedLine)
    .sort((a, b) => a.order - b.order);
  const regions = new Map<string, { box: Box; text: string }[]>();
  for (const { region, box, text } of lines) {
    const [left, top, right, bottom] = box;
    const known = regions.get(region);
    const line = { box: { left, top, right, bottom }, text };
    if (known) known.push(line);
    else regions.set(region, [line]);
  }
  return [...regions.values()].map((lines) => ({ box: boundsOf(lines.map(({ box }) => box)), lines }));
}
