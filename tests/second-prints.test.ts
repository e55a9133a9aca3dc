import { describe, expect, it } from 'vitest';
import { clean } from '../src/clean.ts';
import { canonical } from '../src/ledger/canonical.ts';
import { restore } from '../src/ledger/restore.ts';

const opening = '各位代表：现在，我代表澜川市人民政府，向大会报告工作，请予审议，并请各位列席人员提出意见。';
const dam =
  '沿江三县加固堤防四十二公里，更换老旧闸门十九座，汛期转移群众三千余人，无一人伤亡，渡口和粮站当天恢复使用，受损的农田在霜降以前全部补种。';
const schools =
  '新建改建中小学二十七所，乡村教师周转房全部完工，每个乡镇都有了一名专职校医，冬季取暖改用生物质锅炉，孩子们再也不必自带柴火上学。';
const trade =
  '边贸口岸恢复夜间通关，货车平均等候时间缩短到四十分钟，冷链仓库投入使用，山里的蓝莓和木耳第二天就能摆上省城的货架。';
const closing = '让我们更加紧密地团结起来，同心同德，埋头苦干，为把澜川建设成为江畔明珠而努力奋斗！';

/** The same with shapes confused, a character lost and one put in, as a scan reads it. */
const misread = {
  dam: '沿江三县加固堤防四十二公里，更换老旧闸们十九座，汛期转移君众三千余人，无一入伤亡，渡囗和粮站当天恢复使用，受损的农由在霜降以前全部补种。',
  schools:
    '新建改建中小学二十七所，乡忖教师周转房全部完工，每个乡镇都有了一名专职校医，冬季取暖改用生物质锅沪，孩孑们再也不必自带柴火上学。',
  trade:
    '边贸口岸恢复夜间通关，货车平均等侯时间缩短到四十分钟，冷链仑库投入使用，山里的蓝莓和木耳第二夭就能摆上省城的货架。',
};

async function run(...paragraphs: readonly string[]) {
  const raw = `${paragraphs.join('\n')}\n`;
  const cleaned = await clean(raw);
  expect(restore(cleaned.report, cleaned.ledger)[0]?.text).toBe(raw);
  const text = canonical(cleaned.report);
  expect(canonical((await clean(`${text}\n`)).report)).toBe(text);
  return { ...cleaned, text: text.split('\n') };
}

describe('a paragraph that a scan shows again', () => {
  it('goes, and the better reading stays where it stands', async () => {
    const { text, ledger } = await run(opening, dam, schools, misread.dam, trade, closing);
    expect(text).toEqual([opening, dam, schools, trade, closing]);
    const [drop] = ledger.entries.filter(({ fate }) => fate === 'duplicate');
    expect(drop).toMatchObject({ reason: 'printed again, read differently', of: { start: opening.length + 1 } });
    expect(drop?.similarity).toBeGreaterThan(0.9);
  });

  it('goes though it stands in front of the better one', async () => {
    const { text } = await run(opening, misread.trade, dam, schools, trade, closing);
    expect(text).toEqual([opening, dam, schools, trade, closing]);
  });

  it('goes where it is a part of a paragraph only', async () => {
    const { text } = await run(opening, dam, trade, misread.schools.slice(12), schools, closing);
    expect(text).toEqual([opening, dam, trade, schools, closing]);
  });

  it('goes where two paragraphs have run into one, which were whole before', async () => {
    const { text } = await run(opening, dam, schools, trade, misread.dam + misread.schools, closing);
    expect(text).toEqual([opening, dam, schools, trade, closing]);
  });

  it('goes out of a paragraph that it has run into, which keeps its own sentences', async () => {
    const own = '林场职工住进新楼，老旧板房改成了护林驿站。';
    const { text } = await run(opening, dam, schools, misread.dam + own, trade, closing);
    expect(text).toEqual([opening, dam, schools, own, trade, closing]);
  });

  it('goes out of a sentence that it has torn, which closes again', async () => {
    const more = '，粮食总产量仍然超过上一年';
    const harvest = `${dam.slice(0, -1)}${more}。`;
    const torn = schools.slice(0, 48) + misread.dam.slice(0, -1) + more.slice(0, 7) + schools.slice(48);
    const { text, ledger } = await run(opening, harvest, torn, trade, closing);
    expect(text).toEqual([opening, harvest, schools, trade, closing]);
    expect(ledger.entries.find(({ fate }) => fate === 'duplicate')?.reason).toBe(
      'printed again inside another paragraph',
    );
  });

  it('goes twice where it is printed three times', async () => {
    const again = dam.replace('闸门', '闸冂').replace('群众', '群仌').replace('霜降', '霸降');
    const { text } = await run(opening, again, schools, misread.dam, trade, dam, closing);
    expect(text).toEqual([opening, schools, trade, dam, closing]);
  });

  it('lends its better readings, but no numbers', async () => {
    const one = trade.replace('货架', '货桀').replace('仓库', '仓厍').replace('四十分钟', '四十一分钟');
    const other = trade.replace('通关', '逦关').replace('蓝莓', '监莓').replace('口岸', '囗岸');
    const { text, ledger } = await run(opening, one, dam, schools, other, closing);
    expect(text).toEqual([opening, trade.replace('四十分钟', '四十一分钟'), dam, schools, closing]);
    expect(ledger.edits).toMatchObject([
      { raw: '厍', clean: '库', rule: 'consensus', evidence: { source: 's1' } },
      { raw: '桀', clean: '架', rule: 'consensus', evidence: { source: 's1' } },
    ]);
    expect(ledger.conflicts).toMatchObject([{ kind: 'number', readings: ['四十一分钟', '四十分钟'] }]);
  });

  it('goes with a neighbour that was read without a fault', async () => {
    const { text } = await run(opening, dam, schools, trade, misread.dam, schools, closing);
    expect(text).toEqual([opening, dam, schools, trade, closing]);
  });

  it('stays with --keep duplicates', async () => {
    const { report } = await clean([opening, dam, schools, misread.dam, trade, closing].join('\n'), {
      keep: ['duplicates'],
    });
    expect(canonical(report)).toContain(misread.dam);
  });
});

describe('what an author says twice', () => {
  it('stays where it is equal to the letter, and is reported', async () => {
    const { text, ledger } = await run(opening, dam, schools, dam, trade, closing);
    expect(text).toEqual([opening, dam, schools, dam, trade, closing]);
    expect(ledger.reuse).toMatchObject([{ similarity: 1, kind: 'same words' }]);
  });

  it('stays where other words are chosen', async () => {
    const other = dam.replace('沿江三县', '环湖各区').replace('渡口和粮站', '码头和医院');
    const { text, ledger } = await run(opening, dam, schools, other, trade, closing);
    expect(text).toContain(other);
    expect(ledger.reuse).toMatchObject([{ kind: 'other words' }]);
  });

  it('stays where a template is filled with other numbers', async () => {
    const form = (year: number, a: string, b: string, c: number) =>
      `${year}年全市完成造林${a}万亩，封山育林${b}万亩，补植补造${c}万株，林草覆盖率达到${c - 3}%，比上年提高0.${c}个百分点。`;
    const { text, ledger } = await run(
      opening,
      form(2023, '12.6', '8.1', 52),
      dam,
      form(2024, '13.2', '7.9', 64),
      closing,
    );
    expect(text).toHaveLength(5);
    expect(ledger.reuse?.map(({ kind }) => kind)).toEqual(['other numbers']);
  });

  it('stays as a heading and as the body that takes it up', async () => {
    const heading = '一、守住江堤，守住粮仓，守住人心';
    const { text } = await run(
      opening,
      heading,
      dam,
      `要${heading.slice(2)}，这是全年工作的底线。`,
      heading.slice(2),
      closing,
    );
    expect(text).toHaveLength(6);
  });

  it('stays as a heading that the body takes up, though the body is printed twice and misread', async () => {
    const heading = '新建改建中小学二十七所，乡村教师周转房全部完工，每个乡镇都有了一名专职校医';
    const given = [opening, heading, dam, schools, trade, misread.dam, misread.schools, misread.trade, closing];
    const { text } = await run(...given);
    expect(text).toEqual([opening, heading, dam, schools, trade, closing]);
    expect((await run(opening, dam, heading, misread.schools, trade, closing)).text).toContain(heading);
  });

  it('stays as a formula of the ceremony and as a slogan', async () => {
    const slogan = '一江清水送下游，两岸青山留子孙！';
    const thanks = '在此，我代表市人民政府，向全市人民和关心支持澜川发展的各界人士，表示衷心的感谢！';
    const given = [opening, thanks, slogan, dam, thanks, slogan, schools, slogan, closing];
    expect((await run(...given)).text).toEqual(given);
  });

  it('stays as a foreword that draws on the report', async () => {
    const foreword = `编者按：本期刊发政府工作报告。过去一年，${dam.slice(0, 56)}。希望各单位认真学习。`;
    const { text, ledger } = await run(foreword, opening, dam, schools, closing);
    expect(text).toContain(foreword);
    expect(ledger.reuse).toHaveLength(1);
  });

  it('stays as a provision beside the one that amends it', async () => {
    const article =
      '占用渡口岸线的，由县级以上人民政府港航管理部门责令限期拆除，逾期不拆除的，依法强制拆除，所需费用由占用人承担，可以并处一万元以上三万元以下的罚款。';
    const amended = article
      .replace('责令限期拆除', '责令限期改正')
      .replace('一万元以上三万元以下', '二万元以上五万元以下');
    const given = [`第十二条 ${article}`, opening, `将第十二条修改为：“${amended}”`, closing];
    const { text, ledger } = await run(...given);
    expect(text).toEqual(given);
    expect(ledger.reuse).toHaveLength(1);
  });

  it('stays as parallel provisions that exchange one word throughout', async () => {
    const rule = (boat: string) =>
      `${boat}舶进港以前应当向港航管理部门报告，${boat}舶离港以后应当在十日以内缴清费用，${boat}舶的所有人变更的，应当重新登记。`;
    const given = [opening, rule('客'), dam, rule('货'), closing];
    expect((await run(...given)).text).toEqual(given);
  });
});
