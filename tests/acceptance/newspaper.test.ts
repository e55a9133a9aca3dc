import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import type { Cleaned, Paragraph } from '../../src/types.ts';
import { score } from '../benchmarks/score.ts';
import { formats, ledgerState, paragraphTexts, runTwice, soundLedger } from '../invariants.ts';
import { filesIn, isHere, shared } from './shared.ts';

const paragraphsOf = ({ report }: Cleaned): readonly Paragraph[] =>
  report.articles.flatMap(({ paragraphs }) => paragraphs);
const ofKind = (cleaned: Cleaned, kind: Paragraph['kind']) =>
  paragraphsOf(cleaned).flatMap((paragraph) => (paragraph.kind === kind ? [paragraph.text] : []));

async function cleanFile(path: string): Promise<{ cleaned: Cleaned; raw: string }> {
  const raw = readFileSync(path, 'utf8');
  return { cleaned: await clean({ path, content: raw }), raw };
}

describe.skipIf(!isHere)('tonghua-infographic.md', () => {
  const path = `${shared}/seeds/tonghua-infographic.md`;
  let cleaned: Cleaned;
  let raw: string;
  beforeAll(async () => ({ cleaned, raw } = await cleanFile(path)));

  it('holds every paragraph of the article whole', () => {
    const gold = readFileSync(`${shared}/gold/tonghua.article.txt`, 'utf8')
      .split('\n')
      .map((line) => line.trim());
    const texts = new Set(paragraphTexts(cleaned));
    for (const paragraph of gold.filter((line) => line !== '')) expect([...texts]).toContain(paragraph);
  });

  it('keeps both captions, behind the paragraph that they tore', () => {
    expect(ofKind(cleaned, 'caption')).toEqual([
      '通化市第九届人民代表大会第三次会议现场。本报记者 李铭 摄',
      '政协通化市第九届委员会第三次会议现场。本报记者 李铭 摄',
    ]);
    const at = paragraphsOf(cleaned).findIndex(({ kind }) => kind === 'caption');
    expect(paragraphsOf(cleaned)[at - 1]!.text).toMatch(/成功举办第九届中医药.*自身建设不断加强……$/u);
  });

  it('keeps the heading that stands twice, and what the infographic says again', () => {
    expect(ofKind(cleaned, 'heading').filter((text) => text === '社会治理和稳定')).toHaveLength(2);
    expect(cleaned.summary.duplicates).toBe(0);
  });

  it('loses no heading and no item, and keeps them in their order', () => {
    const plain = (line: string) => line.replace(/\*\*/gu, '').trim();
    const lines = raw.split('\n').map((line) => line.trim());
    const listed = lines.flatMap((line) => (line.startsWith('- ') ? [plain(line.slice(2))] : []));
    const headed = lines.flatMap((line) => (/^##+ /u.test(line) ? [plain(line.replace(/^#+ /u, ''))] : []));
    expect(ofKind(cleaned, 'item')).toEqual(listed);
    expect(ofKind(cleaned, 'heading')).toEqual(headed);
  });

  it.each(formats)('comes out the same when its %s is cleaned again', async (format) => {
    const { first, second } = await runTwice(cleaned, format);
    expect(second).toBe(first);
    expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
  });
});

describe.skipIf(!isHere)('baicheng-newspaper.txt', () => {
  const path = `${shared}/seeds/baicheng-newspaper.txt`;
  let cleaned: Cleaned;
  let raw: string;
  beforeAll(async () => ({ cleaned, raw } = await cleanFile(path)));

  it('has thirteen captions and the collective credit', () => {
    const captions = ofKind(cleaned, 'caption');
    expect(captions).toHaveLength(14);
    expect(captions).toContain('本版图片为资料图片，除署名外均由本报记者张磊、尹雪、刘莹摄');
  });

  it('reads 通榆年｜画、藜麦 as one paragraph', () => {
    expect(paragraphTexts(cleaned).filter((text) => text.includes('通榆年画、藜麦作为外交国礼'))).toHaveLength(1);
  });

  it('prints the passage that stands in two paragraphs once, where it reads best, behind a doubtful joint', () => {
    const text = paragraphTexts(cleaned).join('\n');
    expect(text.split('绿电园区首个百亿级项目吉吉电能铅蓄电池产品下线')).toHaveLength(2);
    expect(text).toContain('洮南光景电解槽等项目投产。创新实施“绿电+消纳”模式，绿电园区首个百亿级项目');
    const joint = cleaned.ledger.joints.find(({ evidence }) => evidence[0]!.includes('通榆年 | 画、'));
    expect(joint).toMatchObject({ made: true, class: 'probable' });
  });

  it('drops the shattered heading as a print of the whole one, with a conflict of their numbers', () => {
    expect(paragraphTexts(cleaned).join('')).not.toContain('满意府');
    expect(cleaned.ledger.conflicts).toMatchObject([{ kind: 'number', readings: ['(五)', '(六)'] }]);
  });

  it('tells the gaps', () => {
    const gaps = cleaned.ledger.gaps.map(({ side, text }) => `${side} ${text}`);
    expect(gaps.some((gap) => /^after .*综合实$/u.test(gap))).toBe(true);
    expect(gaps.some((gap) => /^before 域治理等项目/u.test(gap))).toBe(true);
    expect(gaps.some((gap) => /^before 全省第三，是水质/u.test(gap))).toBe(true);
  });

  it.each(formats)('comes out the same when its %s is cleaned again', async (format) => {
    const { first, second } = await runTwice(cleaned, format);
    expect(second).toBe(first);
    expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
  });
});

describe.skipIf(!isHere).each(filesIn('cases', (name) => /^newspaper-.*\.raw\.txt$/u.test(name)))('%s', (file) => {
  it('comes to its gold: character error rate ≤ .003, paragraph F1 ≥ .97', async () => {
    const { cleaned } = await cleanFile(`${shared}/cases/${file}`);
    const gold = readFileSync(`${shared}/cases/${file.replace('.raw.', '.gold.')}`, 'utf8');
    const { cer, paraF1 } = score(paragraphTexts(cleaned).join('\n'), gold);
    expect(cer).toBeLessThanOrEqual(0.003);
    expect(paraF1).toBeGreaterThanOrEqual(0.97);
  });
});
