import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/types.ts';
import { misread, otherNumber, plant, reworded, witness } from '../witness/made-witness.ts';
import { gazetteIn, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();
const gazette = (words: string) => gazetteIn(folder.path, words.split(' '));
const get = (path: string) => readFileSync(join(folder.path, path), 'utf8');
const ledgerIn = (path: string): Ledger => JSON.parse(get(path));
const raw = plant([...misread, ...otherNumber, ...reworded]);

beforeEach(() => {
  mkdirSync(join(folder.path, 'in'));
  writeFileSync(join(folder.path, 'in/raw.txt'), raw);
  writeFileSync(join(folder.path, 'full.txt'), witness);
});

describe('gazette clean --witness', () => {
  it('writes suggestions to the ledger, counts them, and changes no word', async () => {
    expect(await gazette('clean in/raw.txt -o alone.txt')).toMatchObject({ code: 0 });
    const { code, stderr } = await gazette('clean in/raw.txt --witness full.txt -o out.txt --ledger ledger.json');
    expect(code).toBe(0);
    expect(stderr).toContain('suggestions 6: 3 misreadings, 2 numbers, 1 rewording');
    expect(get('out.txt')).toBe(get('alone.txt'));
    expect(ledgerIn('ledger.json')).toMatchObject({ witnesses: [{ id: 'w1', path: 'full.txt' }] });
    expect(ledgerIn('ledger.json').suggestions).toHaveLength(6);
  });

  it('applies misreadings when asked, and gazette restore undoes them', async () => {
    const words = 'clean in/raw.txt --witness full.txt --apply-witness misreading -o out.json --ledger ledger.json';
    const { code, stderr } = await gazette(words);
    expect(code).toBe(0);
    expect(stderr).toContain('suggestions 3: 0 misreadings, 2 numbers, 1 rewording');
    expect(get('out.json')).toContain('全线贯通');
    expect(get('out.json')).toContain('交付1200台');
    expect(await gazette('restore out.json ledger.json -o back')).toMatchObject({ code: 0 });
    expect(get('back/in/raw.txt')).toBe(raw);
  });

  it('shows suggestions in gazette diff, with their place in the witness', async () => {
    await gazette('clean in/raw.txt --witness full.txt -o out.json --ledger ledger.json');
    const { stdout } = await gazette('diff in/raw.txt out.json --ledger ledger.json');
    expect(stdout).toContain("witness-misreading: '货' may be '贯'");
    expect(stdout).toContain(`as in full.txt, character ${witness.indexOf('贯通') + 1}`);
    expect(stdout).toContain('* 6 suggested');
    const { stdout: lines } = await gazette('diff in/raw.txt out.json --ledger ledger.json --to jsonl');
    const kinds = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).kind);
    expect(kinds.filter((kind) => kind === 'suggested')).toHaveLength(6);
  });

  it('takes several witnesses, in whatever order they are named', async () => {
    writeFileSync(join(folder.path, 'second.txt'), plant(reworded));
    await gazette('clean in/raw.txt --witness full.txt --witness second.txt -o a.txt --ledger a.json');
    await gazette('clean in/raw.txt --witness second.txt --witness full.txt -o b.txt --ledger b.json');
    expect(ledgerIn('a.json').witnesses).toHaveLength(2);
    expect(get('a.json')).toBe(get('b.json'));
  });

  it('serves every report of a folder, and is never overwritten by one', async () => {
    writeFileSync(join(folder.path, 'in/other.txt'), raw);
    const { code, stderr } = await gazette('clean in --witness full.txt -o reports');
    expect(code).toBe(0);
    expect(stderr.match(/suggestions 6/gu)).toHaveLength(2);
    expect(get('full.txt')).toBe(witness);
  });

  it.each([
    ['--apply-witness misreading', '--apply-witness needs --witness FILE'],
    ['--witness full.txt --apply-witness number', '--apply-witness takes misreading, not number'],
    ['--witness -', '--witness needs a file'],
    ['--witness nowhere.txt', 'nowhere.txt'],
  ])('%s: one line and a hint, exit 2', async (words, about) => {
    const { code, stdout, stderr } = await gazette(`clean in/raw.txt ${words}`);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^gazette: .+\n {2}hint: .+\n$/);
    expect(stderr).toContain(about);
  });
});
