import { report } from '../made-print.ts';

/** The project's own report: the witness of these tests. */
export const witness = `${report.join('\n')}\n`;

/** Two readings of a place of the report, with some of what stands around it. */
export interface Planted {
  readonly before: string;
  readonly raw: string;
  readonly clean: string;
  readonly after: string;
}

export const misread: readonly Planted[] = [
  { before: '高速公路全线', raw: '货', clean: '贯', after: '通' },
  { before: '一般公共', raw: '顶', clean: '预', after: '算收入' },
  { before: '营商环', raw: '埔', clean: '境', after: '越来越暖' },
];
export const otherNumber: readonly Planted[] = [
  { before: '主轴轴承交付1200', raw: '台', clean: '套', after: '' },
  { before: '技术改造投资增长2', raw: '7', clean: '1', after: '.6%' },
];
export const reworded: readonly Planted[] = [{ before: '开放大门越', raw: '开', clean: '敞', after: '越宽' }];

/** The report with other readings in it. */
export function plant(readings: readonly Planted[], text = witness): string {
  return readings.reduce((planted, { before, raw, clean, after }) => {
    const there = `${before}${clean}${after}`;
    if (!planted.includes(there)) throw new Error(`no ${there}`);
    return planted.replace(there, `${before}${raw}${after}`);
  }, text);
}
