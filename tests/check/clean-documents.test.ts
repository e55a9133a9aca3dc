import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCleaned } from '../../src/check/check-cleaned.ts';
import { keptLines } from '../ledger/sketch.ts';

const shared = new URL('../../../shared/', import.meta.url).pathname;
const inFolder = (folder: string, end: string) =>
  existsSync(shared + folder)
    ? readdirSync(shared + folder)
        .filter((name) => name.endsWith(end))
        .sort()
        .map((name) => `${folder}/${name}`)
    : [];

/** Defects of the documents themselves, each looked at; 1991 holds its report twice, the gold texts end where a page does. */
const known: Readonly<Record<string, readonly string[]>> = {
  '1954政府工作报告_周恩来.txt': ['dangling-end 70'],
  '1964政府工作报告_周恩来_摘要.txt': ['dangling-end 120'],
  '1959政府工作报告_周恩来.txt': ['mixed-width 242'],
  '1982政府工作报告_赵紫阳.txt': ['unbalanced-quotes 118', 'unbalanced-quotes 118'],
  '1986政府工作报告_赵紫阳.txt': ['unbalanced-quotes 20', 'unbalanced-quotes 26'],
  '1999政府工作报告_朱镕基.txt': ['unbalanced-quotes 112'],
  '2002政府工作报告_朱镕基.txt': ['mixed-width 26'],
  '2003政府工作报告_朱镕基.txt': ['mixed-width 216'],
  '2011政府工作报告_温家宝.txt': ['mixed-width 27'],
  'pdf-beijing.gold.txt': ['mixed-width 53'],
  '1991政府工作报告_李鹏.txt': ['section-repeated 162'],
  '2015政府工作报告_李克强.txt': ['dangling-end 175'],
  'alto-baicheng.gold.txt': ['dangling-end 27'],
  'hocr-baicheng.gold.txt': ['dangling-end 27'],
  'booklet-bare-guangdong.gold.txt': ['dangling-end 31', 'dangling-end 44', 'dangling-end 59'],
};

const documents = [
  ...['seeds/baicheng-report.txt', 'seeds/baicheng-plenum.txt'].filter((path) => existsSync(shared + path)),
  ...inFolder('cases', '.gold.txt'),
  ...inFolder('cases', 'clean-heilongjiang.raw.txt'),
  ...inFolder('corpus/work-reports', '.txt'),
];

describe.skipIf(documents.length === 0)('clean documents with one paragraph a line give no false finding', () => {
  test.each(documents)('%s', (path) => {
    const cleaned = keptLines(
      readFileSync(shared + path, 'utf8')
        .replaceAll('\r', '')
        .replaceAll(/^[ \u3000]+/gm, ''),
    );
    const found = checkCleaned(cleaned).map(({ rule, line }) => `${rule} ${line}`);
    expect(found).toEqual(known[basename(path)] ?? []);
  });
});
