/** Units of more than one character, before the single ones: 平方公里 is not 平方. */
const long =
  '个百分点|个千分点|百分点|平方公里|平方千米|平方米|立方米|千瓦时|千瓦|兆瓦|吉瓦|千米|千克|千伏|公里|公斤|公顷|公分|毫米|厘米|毫升|毫克|微克|美元|欧元|港元|日元|英镑|个月|小时|分钟|周岁|周年|人次|人份|车次|班次|户次|件次|台次|吨公里|标准煤|摄氏度|课时|学时|课次';
const counters =
  '个位名人户家项件次种条座所处台套辆艘架只头匹羽株棵口眼井孔站期册本份张幅集部篇章号层间栋幢片块段道支对双组批轮场届类例起宗笔岁村县市区镇乡省州校班枚粒颗箱袋瓶桶车船列趟线倍成折周';
const measures = '元亩顷米里吨斤克升度年月日天时分秒角';
const latin = 'km²?|km2|kg|mm|cm|m²|m2|MW|GW|kW|kWh|KB|MB|GB|TB';

/** A unit or measure word behind a number, as the source of an expression. */
export const unitPattern = `[%‰℃]|${long}|${latin}|[${measures}${counters}]`;

/** Not behind a single Chinese numeral: 十分, 一时, 三角, 八成 and 四周 are words as often as measures. */
const wordly = '成分道段片对口层线市区度时里周角元';

/** Measure words that make even a single Chinese numeral a number: 三年, 两座; 四面 and 三农 are words. */
export const hanUnitPattern = `${long}|[${[...measures, ...counters].filter((each) => !wordly.includes(each)).join('')}]`;

const isCounter = new RegExp(`^[${counters}]$`, 'u');

/**
 * Whether two units may measure the same thing: 个 and 名 count both, but 6.5% is not 6.5 percentage points. Where one print has
 * none, or only the beginning (0.2个下分点), it was not read.
 */
export function isSameUnit(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a) || (isCounter.test(a) && isCounter.test(b));
}
