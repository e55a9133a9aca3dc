import { existsSync, readdirSync, readFileSync } from 'node:fs';

const folder = '../shared/corpus/work-reports';
const laws = '../shared/corpus/laws';

/** This file holds another report twice, as print does: what it holds is measured apart. */
const PRINTED_TWICE = /1991/u;
/** A law without its words. */
const STUB = /__index\.md$/u;

export interface ReportFile {
  readonly path: string;
  readonly paragraphs: readonly string[];
  readonly isPrintedTwice: boolean;
}

export const areHere = existsSync(folder);

/** The work reports, sorted by name, one paragraph a line. */
export function readReports(): readonly ReportFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({
      path: `${folder}/${name}`,
      paragraphs: readFileSync(`${folder}/${name}`, 'utf8')
        .split(/\r?\n/u)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
      isPrintedTwice: PRINTED_TWICE.test(name),
    }));
}

/** The laws that have words. */
export function lawPaths(): readonly string[] {
  return readdirSync(laws)
    .filter((name) => !STUB.test(name))
    .sort()
    .map((name) => `${laws}/${name}`);
}
