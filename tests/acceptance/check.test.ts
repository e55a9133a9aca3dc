import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../src/check/check-document.ts';
import { filesIn, isHere, isReadable, shared } from './shared.ts';

const checkFile = async (path: string) => checkDocument({ path, content: readFileSync(`${shared}/${path}`) });
const rulesOf = async (path: string) => {
  const { findings } = await checkFile(path);
  return { rules: [...new Set(findings.map(({ rule }) => rule))], findings };
};

/** Set lines, and the two scans in true order: not scrambled, not repeated. */
const inOrder = /^(?:clean|wrapped)|\.scan\d\.txt$/;
/** Chrome of web pages is taken out of flattened text by another part; without it the page's brackets alone are told. */
const raws = filesIn('cases', (name) => /\.raw\./.test(name) && isReadable(name) && !inOrder.test(name));
const golds = filesIn('cases', (name) => name.endsWith('.gold.txt'));

describe.skipIf(!isHere)('real documents', () => {
  test.each(raws)('%s fails: it is scrambled, repeated or ridden with chrome', async (name) => {
    const { findings } = await checkFile(`cases/${name}`);
    expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
  });

  test.each(golds)('%s passes', async (name) => {
    const { findings } = await checkFile(`cases/${name}`);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each([
    'seeds/baicheng-report.txt',
    'seeds/baicheng-plenum.txt',
    'gold/jilin.report.txt',
    'gold/tonghua.article.txt',
  ])('%s gives no finding', async (path) => {
    expect((await checkFile(path)).findings).toEqual([]);
  });

  test('the two-column booklet: pages twice, sections out of order, heads and page numbers, and the two numbers of cattle', async () => {
    const { rules, findings } = await rulesOf('seeds/jilin-gazette.txt');
    expect(rules).toEqual(
      expect.arrayContaining(['repeated-block', 'section-order', 'dangling-end', 'furniture-left', 'stray-space']),
    );
    const conflicts = findings.flatMap(({ message }) => ('readings' in message ? [message.readings] : []));
    expect(conflicts).toContainEqual(
      expect.arrayContaining([expect.stringContaining('132万头'), expect.stringContaining('122.8万头')]),
    );
  });

  test('the newspaper page: passages inside other ones, a shattered heading, columns that break off, a heading with another number', async () => {
    const { rules, findings } = await rulesOf('seeds/baicheng-newspaper.txt');
    expect(rules).toEqual(
      expect.arrayContaining([
        'repeated-block',
        'dangling-end',
        'dangling-start',
        'section-missing',
        'number-conflict',
      ]),
    );
    expect(findings.filter(({ rule }) => rule === 'repeated-block')).toHaveLength(2);
  });

  test('the page with an infographic: a sentence that two captions tear', async () => {
    const { findings } = await rulesOf('seeds/tonghua-infographic.md');
    expect(findings.find(({ message }) => message.code === 'continues-elsewhere')).toMatchObject({ line: 51 });
  });
});
