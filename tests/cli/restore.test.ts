import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encode } from '../read/encode.ts';
import { gazetteIn, type Setting, temporaryFolder } from './gazette.ts';

const folder = temporaryFolder();
const gazette = (words: string, setting?: Setting) => gazetteIn(folder.path, words.split(' '), setting);
const at = (path: string) => join(folder.path, path);
const raw = '\ufeff# 公报\r\n\r\n　　各位代表：\f\r\n现在，我代表市人民政府向大会报告工作。\u0085\n\n';

describe('gazette restore', () => {
  it.each(['json', 'md', 'txt'])('gives back the raw text from a report as %s', async (ending) => {
    writeFileSync(at('raw.md'), raw);
    expect((await gazette(`clean raw.md -o r.${ending} --ledger l.json`)).code).toBe(0);
    const { code, stdout } = await gazette(`restore r.${ending} l.json`);
    expect([code, stdout]).toEqual([0, raw.slice(1)]);
  });

  it('writes each source below the folder, and says when the encoding was another', async () => {
    writeFileSync(at('a.txt'), '甲\n');
    writeFileSync(at('b.txt'), encode('全市粮食总产量稳步提高，\n', 'gb18030'));
    await gazette('clean a.txt b.txt --merge -o r.json --ledger l.json');
    expect((await gazette('restore r.json l.json')).stderr).toContain('several inputs need a folder');
    const { code, stderr } = await gazette('restore r.json l.json -o back');
    expect(code).toBe(0);
    expect(stderr).toContain('b.txt was gb18030');
    expect(readFileSync(at('back/b.txt'), 'utf8')).toBe('全市粮食总产量稳步提高，\n');
  });

  it('writes nowhere else, whatever the ledger says', async () => {
    writeFileSync(at('a.txt'), '甲\n');
    for (const path of ['../../evil.txt', '/tmp/evil.txt', 'x/../../evil.txt', 'l.json']) {
      await gazette('clean a.txt -o r.json --ledger l.json');
      writeFileSync(at('l.json'), readFileSync(at('l.json'), 'utf8').replaceAll('"a.txt"', JSON.stringify(path)));
      const { code } = await gazette(
        path === 'l.json' ? 'restore r.json l.json -o .' : 'restore r.json l.json -o back',
      );
      expect(code).toBe(path === 'l.json' ? 2 : 0);
    }
    expect(folder.files()).toEqual(['a.txt', 'back/evil.txt', 'l.json', 'r.json']);
  });

  it('refuses files that do not belong together', async () => {
    writeFileSync(at('a.txt'), '甲\n');
    writeFileSync(at('b.txt'), '乙\n');
    await gazette('clean a.txt -o a.json --ledger l.json');
    await gazette('clean b.txt -o b.json');
    writeFileSync(at('bad.json'), readFileSync(at('l.json'), 'utf8').replace('"raw": "\\n"', '"raw": "\\n\\n"'));
    for (const words of [
      'b.json l.json',
      'a.json b.json',
      'l.json l.json',
      'no.json l.json',
      'a.json a.txt',
      'a.json bad.json',
    ]) {
      const { code, stdout, stderr } = await gazette(`restore ${words}`);
      expect([words, code, stdout]).toEqual([words, 2, '']);
      expect(stderr).toMatch(/^gazette: .+\n {2}hint: .+\n$/);
    }
  });
});
