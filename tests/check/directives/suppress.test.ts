import { describe, expect, test } from 'vitest';
import { checkCleaned } from '../../../src/check/check-cleaned.ts';
import { checkDocument } from '../../../src/check/check-document.ts';
import { readDirectives } from '../../../src/check/directives/read-directives.ts';
import { clean } from '../../../src/clean.ts';
import { render } from '../../../src/render/render.ts';

const report = (...lines: string[]) => ['政府工作报告', '', ...lines, '', '各位代表：让我们一起努力。'].join('\n');
const other = '粮食总产量达到1240万 吨 ，再创历史新高，农业基础更加稳固。';
const spaced = '肉牛饲养量达到17.9万 头 ，增长8.6%，比上年有所提高。';

async function found(content: string, path = 'a.txt'): Promise<readonly string[]> {
  const cleaned = await clean({ path, content });
  return checkCleaned(cleaned).map(({ rule, line }) => `${line} ${rule}`);
}

describe('suppressions', () => {
  test('are read with their rules and without their reasons', () => {
    const marks = '<!-- gazette-disable-next-line stray-space, mixed-width -- as printed -->\n<!--gazette-enable-->';
    expect(readDirectives(marks).map(({ kind, rules }) => [kind, rules])).toEqual([
      ['disable-next-line', ['stray-space', 'mixed-width']],
      ['enable', []],
    ]);
    expect(readDirectives('<!-- gazette-disabled --><!-- gazette-disable-lines x -->')).toEqual([]);
  });

  test.each(['a.txt', 'a.md'])('hold for a line, the next line, a block or the file: %s', async (path) => {
    expect(await found(report(spaced), path)).toEqual(['3 stray-space']);
    expect(await found(report('<!-- gazette-disable-next-line stray-space -->', spaced), path)).toEqual([]);
    expect(await found(report('<!-- gazette-disable-next-line -->', '', spaced), path)).toEqual([]);
    expect(await found(report('<!-- gazette-disable -->', '', spaced, '', '<!-- gazette-enable -->'), path)).toEqual(
      [],
    );
    expect(await found(report(spaced, '', '<!-- gazette-disable-file stray-space -- as printed -->'), path)).toEqual(
      [],
    );
  });

  test('end where they end', async () => {
    const text = report(
      '<!-- gazette-disable stray-space -->',
      spaced,
      '<!-- gazette-enable stray-space -->',
      '',
      other,
    );
    expect(await found(text, 'a.md')).toEqual(['7 stray-space']);
    const far = report('<!-- gazette-disable-next-line stray-space -->', '政府工作报告如下。', '', spaced);
    expect(await found(far, 'a.md')).toEqual(['3 unused-suppression', '6 stray-space']);
  });

  test('beside a text on its line: Markdown', async () => {
    expect(await found(report(`${spaced} <!-- gazette-disable-line stray-space -->`), 'a.md')).toEqual([]);
  });

  test('that suppress nothing, or name no rule, are findings themselves', async () => {
    expect(await found(report('<!-- gazette-disable-next-line stray-space -->', '请予审议。'))).toEqual([
      '3 unused-suppression',
    ]);
    const [finding] = checkCleaned(await clean(report('<!-- gazette-disable-file stray-spaces -->', '请予审议。')));
    expect(finding?.message).toEqual({ code: 'suppression-unknown', rule: 'stray-spaces', meant: 'stray-space' });
  });

  test('of what is only found across documents are never called unused', async () => {
    const text = report('<!-- gazette-disable-file near-duplicate-document -->', '请予审议。');
    const check = await checkDocument({ path: 'a.txt', content: text });
    expect(check.findings).toEqual([]);
    expect(check.offInFile).toEqual(['near-duplicate-document']);
  });

  test('of a web page hold for the file', async () => {
    const page = (mark: string) =>
      `<!DOCTYPE html><html><body>${mark}<div id="zoom"><p>各位代表：</p><p>${spaced}</p><p>请予审议。</p></div></body></html>`;
    const rulesIn = async (content: string) =>
      (await checkDocument({ path: 'a.html', content })).findings.map(({ rule }) => rule);
    expect(await rulesIn(page(''))).toEqual(['stray-space']);
    expect(await rulesIn(page('<!-- gazette-disable-file stray-space -->'))).toEqual([]);
    expect(await rulesIn(page('<!-- gazette-disable-next-line -->'))).toEqual(['unused-suppression', 'stray-space']);
  });
});

describe('a mark of the tool in a plain text', () => {
  const text = report('<!-- gazette-disable-next-line stray-space -->', '请予审议。');

  test('is no text of the report, and accounted for', async () => {
    const { report: cleaned, ledger } = await clean(text);
    expect(render(cleaned, 'txt')).not.toContain('gazette-');
    expect(ledger.entries.find(({ reason }) => reason === 'directive')).toMatchObject({ fate: 'chrome' });
  });

  test('that stands inside a line of print is text', async () => {
    const odd = report('请予审议 <!-- gazette-disable-line --> 。');
    expect(render((await clean({ content: odd }, { from: 'text' })).report, 'txt')).toContain('gazette-disable-line');
  });
});
