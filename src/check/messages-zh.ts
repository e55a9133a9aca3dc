import type { Message } from './finding.ts';
import type { Sentence } from './messages.ts';

const runClean = '运行 `gazette clean`，只留一份';
const outOfOrder = '栏或页的次序错乱：运行 `gazette clean`，再看 `gazette diff`';
const runFix = '运行 `gazette check --fix`';
const decodeAgain = '用正确的编码重新解码原文件';

/** The Chinese sentences of a message, one for each of messages.ts. */
export function chineseSentenceOf(message: Message): Sentence {
  switch (message.code) {
    case 'no-text':
      return { text: '没有文字', hint: '重新抓取或重新扫描，否则移出语料' };
    case 'repeated':
      return {
        text: `${message.characters} 个字符与第 ${message.line} 行重复（${percent(message.similarity)} 相同）`,
        hint: runClean,
      };
    case 'repeated-of-unknown':
      return { text: `${message.characters} 个字符与另一处重复`, hint: runClean };
    case 'section-before':
      return { text: `${message.marker} 排在 ${list(message.missing)} 之前`, hint: outOfOrder };
    case 'section-back':
      return { text: `${message.marker} 排在 ${message.after} 之后`, hint: outOfOrder };
    case 'section-missing':
      return {
        text: `${message.marker} 之前找不到 ${list(message.missing)}`,
        hint: '对照印本，看是否缺页或序号残缺',
      };
    case 'section-repeated':
      return { text: `${message.marker} 与第 ${message.line} 行的一节重复`, hint: '删去一份，或改正序号' };
    case 'listed-missing':
      return { text: `目录列有“${message.title}”，正文中没有`, hint: '看是否缺页，或标题误识' };
    case 'starts-with-punctuation':
      return { text: `以“${message.character}”开头`, hint: '与它所接续的文字合并' };
    case 'starts-in-sentence':
      return { text: '从句子中间开始', hint: '找前面的文字：可能缺了一栏' };
    case 'ends-without-stop':
      return { text: '末尾没有句号', hint: '找后面的文字：可能缺了一行' };
    case 'ends-in-sentence':
      return { text: '在句子中间结束', hint: '找后面的文字：可能缺了一栏' };
    case 'other-part-missing':
      return { text: `此处标有“${message.notice}”，另一部分不在这里`, hint: '补抓所指的版面或期号' };
    case 'continues-elsewhere':
      return { text: `句子在此中断，接在第 ${message.line} 行`, hint: outOfOrder };
    case 'joint-guessed':
      return {
        text: `此处次序只是推测（${message.nats.toFixed(1)} 奈特），${message.made ? '已按推测连接' : '保留原次序'}`,
        hint: '对照印本；`--order best` 采用推测',
      };
    case 'furniture':
      return {
        text: `正文中有版面文字（${furniture(message.what)}）`,
        hint: '运行 `gazette check --fix` 或 `gazette clean`',
      };
    case 'chrome':
      return { text: `正文中有网页文字（${message.what}）`, hint: runFix };
    case 'wrapped':
      return { text: `段落内有 ${message.breaks} 处换行`, hint: '运行 `gazette check --fix` 接行' };
    case 'spaced':
      return {
        text: `词内有 ${message.blanks} 个空格：${message.sample}`,
        hint: '整行字间加空的，运行 `gazette check --fix`；其余手工改正',
      };
    case 'other-width':
      return {
        text: `${message.marks} 个标点宽度不同：${message.sample}（本文通用${message.usual === 'full' ? '全角' : '半角'}）`,
        hint: runFix,
      };
    case 'brackets-differ':
      return { text: `一对括号宽度不同：${message.brackets}`, hint: '改为同一宽度' };
    case 'radicals':
      return {
        text: `${message.characters} 个部首代替了汉字：${message.sample} 应为 ${message.meant}`,
        hint: `${runFix}：PDF 字体的字形命名有误`,
      };
    case 'undecoded':
      return { text: `${message.characters} 个字符在解码时丢失（U+FFFD）`, hint: decodeAgain };
    case 'control-characters':
      return { text: `有 ${message.characters} 个控制字符：${message.sample}`, hint: '删去，或重新解码原文件' };
    case 'private':
      return {
        text: `${message.characters} 个字符只有某一字体认得：${message.sample}`,
        hint: '对照印本，补上原字',
      };
    case 'wrong-encoding':
      return { text: `误按 ${message.read} 解码：${message.sample} 应为 ${message.meant}`, hint: decodeAgain };
    case 'doubled':
      return { text: `每个字符都重了一次：${message.meant}`, hint: runFix };
    case 'garbled':
      return {
        text: `${message.characters} 个字符不成文（每字 ${message.nats.toFixed(1)} 奈特）`,
        hint: '对照印本；重新识别该页',
      };
    case 'never-closed':
      return { text: `${message.mark} 没有配对的后半`, hint: '看是否漏了标点或文字' };
    case 'never-opened':
      return { text: `${message.mark} 没有配对的前半`, hint: '看是否漏了标点或文字' };
    case 'encoded-as':
      return { text: `编码为 ${message.encoding}`, hint: '改存为 UTF-8' };
    case 'line-ends-differ':
      return { text: `行尾不一：${message.counts}`, hint: '统一为一种行尾' };
    case 'suppression-unused':
      return {
        text: message.rules.length === 0 ? '没有屏蔽任何问题' : `没有屏蔽任何 ${message.rules.join('、')} 问题`,
        hint: '删去这一标记',
      };
    case 'suppression-unknown':
      return {
        text: `没有名为 ${message.rule} 的规则${message.meant === undefined ? '' : `，是否指 ${message.meant}？`}`,
        hint: '改正或删去这一标记',
      };
    case 'alike':
      return {
        text: `与 ${message.path} 内容相同（${percent(message.shared)} 的段句）`,
        hint: '只留一份；若是同一文本的不同版本，可关闭本规则',
      };
    case 'fact-missing':
      return { text: `事实 ${message.id} 不成立，未找到：${message.text}`, hint: '对照印本' };
    case 'fact-forbidden':
      return { text: `事实 ${message.id} 不成立，却有：${message.text}`, hint: '对照印本' };
    case 'fact-order':
      return {
        text: `事实 ${message.id} 不成立：“${message.before}”应在“${message.after}”之前`,
        hint: '栏或页的次序错乱',
      };
    case 'readings-differ':
      return {
        text: `${kindOfFact[message.what]}与第 ${message.line} 行不一致：${message.readings.join(' / ')}`,
        hint: '对照印本，或用 --witness 指定另一版本',
      };
  }
}

const kindOfFact = { number: '数字', date: '日期', name: '人名' } as const;

const furnitureNames: Readonly<Record<string, string>> = {
  folio: '页码',
  'running head': '页眉',
  masthead: '报头',
  contents: '目录',
};

function furniture(what: string): string {
  return furnitureNames[what] ?? what;
}

function list(markers: readonly string[]): string {
  return markers.length <= 3 ? markers.join('、') : `${markers[0]} 至 ${markers.at(-1)}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
