import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Decision, renderDecisions } from '../../src/decisions/decision.ts';
import { spanId } from '../../src/ledger/canonical.ts';
import type { Ledger } from '../../src/types.ts';
import { gazetteIn, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();
const gazette = (words: string) => gazetteIn(folder.path, words.split(' '));
const get = (path: string) => readFileSync(join(folder.path, path), 'utf8');
const put = (path: string, text: string) => {
  mkdirSync(join(folder.path, path, '..'), { recursive: true });
  writeFileSync(join(folder.path, path), text);
};

const text = '各位代表：\n肉牛饲养量达到17.9万头。\n请予审议。\n';
const span = { source: 's1', start: text.indexOf('17.9'), end: text.indexOf('17.9') + 4 };
const reading: Decision = { kind: 'reading', id: spanId(span), span, reading: '18.6', note: '据年鉴' };
const stale: Decision = { kind: 'joint', id: 'ffffffffffff', decision: 'reject' };
const decisionsFile = (...decisions: readonly Decision[]) => renderDecisions({ version: 1, report: '', decisions });

describe('gazette clean --decisions', () => {
  it('obeys them, and tells in the ledger that it did', async () => {
    put('raw.txt', text);
    put('decisions.json', decisionsFile(reading));
    const words = 'clean raw.txt --decisions decisions.json -o out.txt --ledger ledger.json';
    expect(await gazette(words)).toMatchObject({ code: 0 });
    expect(get('out.txt')).toBe(text.replace('17.9', '18.6'));
    const ledger: Ledger = JSON.parse(get('ledger.json'));
    expect(ledger.edits).toMatchObject([{ clean: '18.6', rule: 'decision', evidence: '据年鉴' }]);
    expect(ledger.decisions).toEqual([{ id: reading.id, kind: 'reading', applied: true }]);
    expect(ledger.options).toMatchObject({ decisions: { count: 1 } });
    expect(await gazette('restore out.txt ledger.json')).toMatchObject({ code: 0, stdout: text });
  });

  it('warns of one that cannot be obeyed, and goes on', async () => {
    put('raw.txt', text);
    put('decisions.json', decisionsFile(stale, reading));
    const { code, stdout, stderr } = await gazette('clean raw.txt --to txt --decisions decisions.json');
    expect([code, stdout]).toEqual([0, text.replace('17.9', '18.6')]);
    expect(stderr).toMatch(/^gazette: raw\.txt: decision ffffffffffff \(joint\) is left out: /m);
  });

  it('takes several inputs with --merge, where they are about one report', async () => {
    put('in/1.txt', text);
    put('in/2.txt', '江边新校开学，孩子们在新教室里读书。\n');
    put('decisions.json', decisionsFile(reading));
    const { code, stdout } = await gazette('clean in --merge --to txt --decisions decisions.json --quiet');
    expect(code).toBe(0);
    expect(stdout).toContain('18.6万头');
  });

  it.each([
    ['several separate inputs', 'clean in/1.txt in/2.txt --decisions decisions.json -o out'],
    ['JSON Lines', 'clean corpus.jsonl --decisions decisions.json'],
    ['standard input for the decisions', 'clean in/1.txt --decisions -'],
  ])('is a usage error for %s', async (_, words) => {
    for (const path of ['in/1.txt', 'in/2.txt']) put(path, text);
    put('corpus.jsonl', `${JSON.stringify({ id: 'a', text })}\n`);
    put('decisions.json', decisionsFile(reading));
    const { code, stdout, stderr } = await gazette(words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/--decisions/);
  });

  it.each([
    ['is not there', 'nowhere.json'],
    ['holds no decisions', 'raw.txt'],
  ])('fails where the file %s', async (_, path) => {
    put('raw.txt', text);
    expect(await gazette(`clean raw.txt --decisions ${path}`)).toMatchObject({ code: 2, stdout: '' });
  });

  it('never overwrites them', async () => {
    put('raw.txt', text);
    put('out/decisions.txt', decisionsFile(reading));
    await gazette('clean raw.txt --decisions out/decisions.txt --ledger out/decisions.txt');
    expect(get('out/decisions.txt')).toBe(decisionsFile(reading));
  });
});
