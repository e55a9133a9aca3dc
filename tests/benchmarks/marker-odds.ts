/**
 * `npm run build && node dist/tests/benchmarks/marker-odds.js`: how often each relation of markers occurs across true and across chance joints of
 * columns, and the log of the two shares' ratio: the source of the table in `src/markers/sequence-score.ts`.
 *
 * Texts: the work reports and the distinct golds of the cases of `../shared`, then every sixth law, set in lines of 17 to 24 em and cut into columns of
 * 28 to 41 lines, four ways each. Chance joints: eight other columns of the same text for every column.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gatherMarkers, type MarkerEnds } from '../../src/markers/marker-ends.ts';
import { readMarkers } from '../../src/markers/read-markers.ts';
import { type Relation, relate, relations } from '../../src/markers/relation.ts';
import { groupOf } from '../../src/markers/sequence-score.ts';
import { read } from '../../src/read/read.ts';

const shared = '../shared';
const ways = 4;
const chancePairs = 8;

/** Each once: several cases have the same gold. */
function texts(laws = false): readonly string[] {
  const found = new Map<string, string>();
  const take = (folder: string, ending: string) => {
    for (const name of readdirSync(`${shared}/${folder}`).sort()) {
      if (!name.endsWith(ending)) continue;
      const text = readFileSync(`${shared}/${folder}/${name}`, 'utf8').replace(/^#+ /gmu, '');
      found.set(createHash('sha1').update(text.replace(/\s/gu, '').slice(0, 2000)).digest('hex'), text);
    }
  };
  if (laws) take('corpus/laws', '.md');
  else {
    take('corpus/work-reports', '.txt');
    take('cases', '.gold.txt');
  }
  return [...found.values()];
}

function setInLines(text: string, measure: number): readonly string[] {
  return text
    .split(/\r?\n/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      let room = measure - 2;
      for (const token of paragraph.trim().match(/[\d.]+%?|——|./gu) ?? []) {
        const width = [...token].reduce((sum, each) => sum + (each < '\u0080' ? 0.5 : 1), 0);
        if (width > room && !(/^[，。、；：！？”’）》〉】]/u.test(token) && room > -1)) {
          lines.push(line);
          [line, room] = ['', measure];
        }
        line += token;
        room -= width;
      }
      return [...lines, line];
    });
}

let seed = 7;
const random = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

function columnsOf(text: string): readonly MarkerEnds[] {
  const measure = 17 + Math.floor(random() * 8);
  const height = 28 + Math.floor(random() * 14);
  const { lines } = read({ content: setInLines(text, measure).join('\n') }, 's', { from: 'text' });
  const markers = readMarkers(lines);
  return Array.from({ length: Math.ceil(lines.length / height) }, (_, i) =>
    gatherMarkers(markers, i * height, Math.min(lines.length, (i + 1) * height)),
  );
}

interface Pair {
  readonly before: MarkerEnds;
  readonly after: MarkerEnds;
  readonly isTrue: boolean;
}

function pairs(all: readonly string[]): readonly Pair[] {
  return all.flatMap((text) =>
    Array.from({ length: ways }, () => columnsOf(text)).flatMap((columns) =>
      columns.length < 8
        ? []
        : columns.slice(0, -1).flatMap((before, i) => [
            { before, after: columns[i + 1]!, isTrue: true },
            ...Array.from({ length: chancePairs }, () => Math.floor(random() * columns.length))
              .filter((j) => j !== i && j !== i + 1)
              .map((j) => ({ before, after: columns[j]!, isTrue: false })),
          ]),
    ),
  );
}

/** A group's relations to the count before: `true:chance ln`. */
function tableOf(found: readonly Pair[]): readonly string[] {
  const counts = new Map<string, Map<Relation, [number, number]>>();
  for (const { before, after, isTrue } of found) {
    const placed = after.head[0];
    if (!placed) continue;
    const row = counts.get(groupOf(placed)) ?? new Map<Relation, [number, number]>();
    const cell = row.get(relate(before, placed)) ?? [0, 0];
    cell[isTrue ? 0 : 1] += 1;
    counts.set(groupOf(placed), row.set(relate(before, placed), cell));
  }
  const truths = found.filter(({ isTrue }) => isTrue).length;
  const chances = found.length - truths;
  const cellOf = ([t, c]: readonly [number, number] = [0, 0]) => {
    const odds = Math.log((t + 0.5) / (truths + 1) / ((c + 0.5) / (chances + 1)));
    return `${t}:${c} ${t + c === 0 ? '-' : odds.toFixed(1)}`.padStart(16);
  };
  return [
    `${truths} true, ${chances} chance`,
    `${' '.repeat(12)}${relations.map((relation) => relation.padStart(16)).join('')}`,
    ...[...counts].map(([group, row]) => group.padEnd(12) + relations.map((each) => cellOf(row.get(each))).join('')),
  ];
}

if (existsSync(shared)) {
  const sixth = texts(true).filter((_, i) => i % 6 === 0);
  console.log([...tableOf(pairs(texts())), ...tableOf(pairs(sixth))].join('\n'));
}
