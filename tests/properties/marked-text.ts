import fc from 'fast-check';

const words = fc.constantFrom(
  '预计地区生产总值增长',
  '▶ 固定资产投资增长',
  '各位代表：',
  '一、工作回顾',
  '（一）经济运行回稳向好',
  '1. 扩大内需。',
  '一是稳增长，抓项目。',
  '——抓好春耕备耕。',
  '●新增“四上”企业45户。',
  '本报记者 李明 摄',
  '全市',
  '6%',
  '123.4',
  'GDP',
  '市长 闻远舟',
);
const marks = fc.constantFrom(
  '**',
  '__',
  '*',
  '_',
  '***',
  '\\*',
  '\\_',
  '\\',
  '\\\\',
  '|',
  '`',
  '<br>',
  '<!--',
  '-->',
  '\\<br>',
  '!',
  ' ',
  '  ',
  '\u3000',
  '\t',
);
const heads = fc.constantFrom(
  '- ',
  '* ',
  '+ ',
  '  - ',
  '    * ',
  '\\- ',
  '\\* ',
  '# ',
  '## ',
  '\\## ',
  '| ',
  '1\\. ',
  '1. ',
  '- - ',
  '- 3 -',
  '> ',
  '',
  '',
  '',
);
const prose = fc
  .tuple(heads, fc.array(fc.oneof({ weight: 2, arbitrary: words }, marks), { maxLength: 6 }))
  .map(([head, parts]) => head + parts.join(''));
const alone = fc.constantFrom(
  '',
  '',
  '---',
  '***',
  '___',
  '* * *',
  '```',
  '```text',
  '````',
  '~~~',
  '| 指标 | 绝对数 |',
  '|---|---:|',
  '| **全市** | 1234.5 |',
  '|',
  '![市政府全景](a.png)',
  '![](b.png)',
  '<!-- 第2页 -->',
  '┌──┬──┐',
  '│全市│1.2│',
  '└──┴──┘',
  '表1 主要指标',
  '单位：亿元',
);
const figure = fc.constantFrom('1.2', '-3.4', '56%', '1,234', '—', '7');
const label = fc.constantFrom('全市', '澜东区', '其中：工业', '  第一产业', '石埠县');
const gap = fc.constantFrom('  ', '      ', '\u3000\u3000', '\t', ' ');
const tableRows = fc
  .record({
    margin: fc.constantFrom('', '    ', '\u3000\u3000'),
    gap,
    rows: fc.array(fc.tuple(label, figure, figure), { minLength: 2, maxLength: 5 }),
  })
  .map(({ margin, gap: between, rows }) => rows.map((cells) => margin + cells.join(between)).join('\n'));

/** Text full of marks of Markdown and of tables, as vision models write it and as it goes wrong. */
export const markedText = fc
  .tuple(
    fc.constantFrom('\n', '\n', '\n\n'),
    fc.array(
      fc.oneof({ weight: 4, arbitrary: prose }, { weight: 3, arbitrary: alone }, { weight: 1, arbitrary: tableRows }),
      { maxLength: 24 },
    ),
  )
  .map(([separator, lines]) => lines.join(separator));
