import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/clean.ts';
import { renderPatch } from '../../src/diff/render-patch.ts';
import { render } from '../../src/render/render.ts';
import { encode } from '../read/encode.ts';
import { applied, hasGit } from './git.ts';

const line = fc.constantFrom(
  '一、回顾',
  '二、安排',
  '',
  '粮食122万斤',
  '- 4 -',
  '@@ -1 +1 @@',
  '--- a/x',
  '\\ No newline',
  '\f',
  '\t甲',
);
const text = fc
  .tuple(fc.array(line, { maxLength: 24 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), fc.boolean())
  .map(([lines, end, closed, bom]) => `${bom ? '\ufeff' : ''}${lines.join(end)}${closed ? end : ''}`);

const textOf = (patch: Uint8Array) => Buffer.from(patch).toString();

describe('the patch from raw to clean', () => {
  test('is empty for equal files', () => expect(renderPatch('a.txt', '甲\n', '甲\n')).toHaveLength(0));

  test('is a unified diff with three lines of context', () => {
    const raw = Array.from({ length: 12 }, (_, i) => `第${i}行\n`);
    const patch = renderPatch('raw.txt', raw.join(''), raw.join('').replace('第5行', '第五行'));
    expect(textOf(patch)).toBe(
      `--- a/raw.txt\n+++ b/raw.txt\n@@ -3,7 +3,7 @@\n ${raw.slice(2, 5).join(' ')}-第5行\n+第五行\n ${raw.slice(6, 9).join(' ')}`,
    );
  });

  test('says where the last line has no line feed', () => {
    expect(textOf(renderPatch('a.txt', '甲', '甲\n'))).toBe(
      '--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-甲\n\\ No newline at end of file\n+甲\n',
    );
  });

  test('quotes a name as git does', () => {
    expect(textOf(renderPatch('公报/1.txt', '', '甲\n'))).toContain('--- "a/\\345\\205\\254\\346\\212\\245/1.txt"\n');
    expect(textOf(renderPatch('a b.txt', '', '甲\n'))).toContain('+++ b/a b.txt\t\n');
    expect(textOf(renderPatch('a"\\b.txt', '', '甲\n'))).toContain('+++ "b/a\\"\\\\b.txt"\n');
  });
});

describe.skipIf(!hasGit)('git apply', () => {
  test('makes the clean file of the raw one, byte for byte', () => {
    fc.assert(
      fc.property(text, text, (raw, cleaned) => {
        const { error, content } = applied('a.txt', raw, renderPatch('a.txt', raw, cleaned));
        expect(error.replace(/^.*(?:trailing whitespace|whitespace errors?|new blank line).*\n/gm, '')).not.toContain(
          'error',
        );
        expect(content.toString()).toBe(cleaned);
      }),
      { numRuns: 60 },
    );
  });

  test.each(['公报/第 3 期.txt', 'a b.txt', 'a"b.txt', 'a\\b.txt'])(
    'finds the file %s, in a repository and outside',
    (path) => {
      for (const inRepository of [false, true]) {
        const patch = renderPatch(path, '甲\n乙\n', '乙\n丙\n');
        expect(applied(path, '甲\n乙\n', patch, inRepository)).toEqual({ error: '', content: Buffer.from('乙\n丙\n') });
      }
    },
  );

  test.each(['gb18030', 'utf-16le'] as const)('takes the bytes of a file in %s', (encoding) => {
    const raw = encode('一、回顾\n粮食总产量一百二十二万斤。\n', encoding);
    const { content } = applied('a.txt', raw, renderPatch('a.txt', raw, '# 一、回顾\n'));
    expect(content.toString()).toBe('# 一、回顾\n');
  });

  test.each(readdirSync('samples').filter((name) => !name.includes('.')))(
    'cleans the sample %s in place',
    async (sample) => {
      const file = readdirSync(`samples/${sample}`).find((name) => /^raw\.(?:txt|md)$/.test(name));
      if (!file) return;
      const raw = readFileSync(`samples/${sample}/${file}`);
      const { report } = await clean({ path: file, content: raw });
      const cleaned = render(report, 'md');
      expect(applied(file, raw, renderPatch(file, raw, cleaned)).content.toString()).toBe(cleaned);
    },
  );
});
