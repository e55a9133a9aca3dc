import { describe, expect, it } from 'vitest';
import { markTables } from '../../src/layout/tables.ts';
import { read } from '../../src/read/read.ts';

const rowsOf = (text: string, path = 'raw.txt') =>
  markTables(read({ path, content: text }, 's1', {})).lines.flatMap(({ kind, text }) =>
    kind === 'table' ? [text] : [],
  );

const aligned = [
  '    指标名称            绝对数      比上年增长',
  '    地区生产总值        1234.5          5.6',
  '      第一产业           123.4          3.2',
  '      第二产业           456.7          6.8',
  '    固定资产投资         567.8         -1.2',
];

describe('a table in flat text', () => {
  it('is known by columns of figures, and keeps the blanks that align it', () => {
    expect(rowsOf(['二、主要指标', ...aligned, '以上为快报数。'].join('\n'))).toEqual(
      aligned.map((row) => row.slice(4)),
    );
  });

  it('leaves its name, its unit and its note to themselves', () => {
    const text = ['表1  全市主要指标', `${' '.repeat(30)}单位：亿元`, ...aligned, '注：按现价计算。'];
    expect(rowsOf(text.join('\n'))).toHaveLength(aligned.length);
  });

  it('is known by columns of words of unlike widths', () => {
    const rows = [
      '序号　　项目名称　　　　　　　　　责任单位　　　完成时限',
      '１　　　玻璃厂技改扩能项目　　　　市工信局　　　六月',
      '２　　　澜江大桥新建工程　　　　　市交通局　　　年底',
      '　　　　（二期）',
      '３　　　城区雨污分流改造工程　　　市住建局　　　九月',
    ];
    expect(rowsOf(rows.join('\n'))).toEqual(rows);
  });

  it('is known by tabs, empty cells at the end of a row or not', () => {
    const rows = ['序号\t项目\t金额\t备注', '1\t教育支出\t12,345\t含职教', '2\t卫生支出\t6,789', '合计\t\t19,134'];
    expect(rowsOf(rows.join('\n'))).toEqual(rows);
  });

  it('is known by rows of figures set apart by single blanks, with the names over them', () => {
    const rows = ['地区 总量 增速', '全市 1234.5 5.6%', '澜东区 456.7 6.8%', '石埠县 432.2 -5.1%'];
    expect(rowsOf(['主要指标完成情况', ...rows, '各地要对照找差距。'].join('\n'))).toEqual(rows);
  });

  it.each([
    [['┌──┬───┐', '│全市│12.3 │', '└──┴───┘']],
    [['+----+-----+', '| 全市 | 12.3 |', '| 合计 | 12.3 |', '+----+-----+']],
    [['| 指标 | 增速 |', '| 全市 | 5.6% |']],
    [['指标 | 增速', '--- | ---', '全市 | 5.6%']],
  ])('is known by its lines: %j', (rows) => {
    expect(rowsOf(['附表2 审批事项', ...rows, '自公布之日起施行。'].join('\n'))).toEqual(rows);
  });

  it('goes on behind a page number', () => {
    const [head, ...rest] = aligned;
    expect(rowsOf([...aligned, `${' '.repeat(20)}- 12 -`, head, ...rest].join('\n'))).toHaveLength(2 * aligned.length);
  });

  it('is parted by a blank line in Markdown, as paragraphs are', () => {
    expect(rowsOf(aligned.join('\n\n'), 'raw.md')).toEqual([]);
    expect(rowsOf(aligned.join('\n\n'))).toHaveLength(aligned.length);
  });
});

describe('no table', () => {
  it.each([
    ['names in columns', ['张　磊　　尹　雪　　刘　莹', '李文博　　赵　敏　　孙德胜', '吴　刚　　郑秀兰　　冯　涛']],
    ['offices and names', ['主　任　　张　磊', '副主任　　尹　雪', '委　员　　刘　莹']],
    ['verse', ['白日依山尽　　黄河入海流', '欲穷千里目　　更上一层楼', '春江潮水连　　海上明月生']],
    ['letter-spaced lines', ['春  眠  不  觉  晓', '处  处  闻  啼  鸟', '夜  来  风  雨  声']],
    ['a contents list', ['政府工作报告……………4', '财政预算报告……………18', '计划执行报告……………32']],
    ['a contents list without leaders', ['政府工作报告        4', '财政预算报告        18', '计划执行报告        32']],
    ['numbered items', ['1.  扩大内需        2024', '一、  总则', '二、  分则']],
    ['articles', ['第一条　为了规范', '第二条　本办法所称', '第三条　市人民政府']],
    ['two rows', ['全市        12.3    5.6', '澜东区       4.5    7.8']],
    [
      'two columns side by side',
      [
        '过去一年，全市上下同心同向，步履坚定，    推进农业现代化，粮食产量创历史新高，',
        '地区生产总值增长6.5%，固定资产投资增     新增高标准农田18.6万亩，畜牧业稳步发',
        '长8.1%，城乡居民收入稳步提高，社会大    展，肉牛饲养量达到17.9万头，增长5.2%。',
        '局保持稳定。一年来，主要做了以下工作：    乡村建设行动深入实施，农村面貌改善，',
      ],
    ],
    [
      'justified prose',
      ['全 市  生产 总值  增长 6% ，投资', '增长  8% ，消费  增长 5%，', '财政  收入 增长  7% ，居民'],
    ],
  ])('is %s', (_, lines) => {
    expect(rowsOf(lines.join('\n'))).toEqual([]);
  });
});

it('a long text of lines with gaps is looked through in linear time', () => {
  const line = '过去一年，全市上下同心同向    推进农业现代化，粮食增产';
  expect(rowsOf(Array.from({ length: 20_000 }, () => line).join('\n'))).toEqual([]);
  expect(rowsOf('甲 | 乙\n'.repeat(20_000))).toEqual([]);
});
