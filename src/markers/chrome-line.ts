/**
 * What a line of web chrome is: a control (`打印`, `【字号：大 中 小】`), a label with its value (`来源：澜川日报`), navigation (`首页 > 政务公开`),
 * the foot of a site (`版权所有`), the head of a list of links (`相关报道：`), or only marks and words that belong to such a line.
 */
type ChromeClass = 'control' | 'label' | 'navigation' | 'foot' | 'links' | 'weak';

export interface ChromeLine {
  readonly class: ChromeClass;
  /** Words that only chrome has so; 0 for a line that is chrome only beside others. */
  readonly hits: number;
  /** What its labels say. */
  readonly facts: Readonly<Partial<Record<'source' | 'date', string>>>;
  /** The last label of the line has its value on the next one. */
  readonly asks?: 'source' | 'date';
}

/** A longer line is text, but for navigation and the foot of a site. */
const LONGEST = 160;

/**
 * Words of buttons and links, each chrome only where the whole line is made of such. Source: the pages of the State Council, of 31
 * provincial governments and of their newspapers, as scraped in 2025 and 2026.
 */
const controls = [
  '扫一扫在手机打开当前页',
  '扫一扫在手机上打开当前页',
  '扫一扫，在手机打开当前页',
  '用微信扫描二维码',
  '扫描二维码',
  '扫一扫',
  '在手机打开当前页',
  '分享到朋友圈',
  '分享至',
  '分享到',
  '分享',
  '一键分享',
  '新浪微博',
  '腾讯微博',
  '微信好友',
  '朋友圈',
  '微信',
  '微博',
  'QQ空间',
  'QQ好友',
  'QQ',
  '人人网',
  '豆瓣',
  '百度贴吧',
  '下载全文',
  '下载文字版',
  '下载图片版',
  '文件下载',
  '附件下载',
  '下载',
  '打印本页',
  '打印此页',
  '打印页面',
  '打印',
  '全屏阅读',
  '全屏',
  '收藏本页',
  '加入收藏',
  '设为首页',
  '收藏',
  '关闭窗口',
  '关闭本页',
  '关闭页面',
  '【关闭】',
  '关闭',
  '返回顶部',
  '返回上页',
  '返回首页',
  '返回列表',
  '回到顶部',
  '返回',
  '加大',
  '还原',
  '减小',
  '放大',
  '缩小',
  '默认',
  '字体大小',
  '字体',
  '字号',
  '语音播报',
  '播放语音',
  '语音朗读',
  '听新闻',
  '朗读',
  '无障碍浏览',
  '无障碍阅读',
  '无障碍',
  '长者模式',
  '适老化',
  '关怀版',
  '老年模式',
  '繁體',
  '繁体版',
  '繁体',
  '简体版',
  '简体',
  'English',
  'EN',
  '手机版',
  '移动版',
  '电脑版',
  '客户端',
  '登录',
  '注册',
  '搜索',
  '高级搜索',
  '站内搜索',
  '网站支持IPv6',
  '我要纠错',
  '纠错',
  '举报',
  '点赞',
  '评论',
  '我要评论',
  '阅读原文',
  '查看更多',
  '更多',
  'PDF版',
  '文字版',
  '图片版',
] as const;

/** Entries of a site's menu. */
const menus = [
  '网站首页',
  '首页',
  '政府信息公开目录',
  '政府信息公开',
  '信息公开',
  '政务公开',
  '政务服务',
  '政民互动',
  '互动交流',
  '公众参与',
  '办事服务',
  '网上办事',
  '新闻中心',
  '新闻动态',
  '要闻动态',
  '政务要闻',
  '政务动态',
  '工作动态',
  '今日要闻',
  '专题专栏',
  '专题',
  '数据开放',
  '数据发布',
  '政府数据',
  '营商环境',
  '政策文件',
  '政策解读',
  '政策',
  '领导之窗',
  '机构设置',
  '机构职能',
  '政府机构',
  '统计信息',
  '通知公告',
  '公告公示',
  '智能问答',
  '我要咨询',
  '意见征集',
] as const;

/** Words of a site's foot, and what a line that begins with them holds. */
const foot =
  /^(?:版权所有|版权声明|Copyright\s*(?:©|\(c\)|\d{4})|©\s*\d{4}|All Rights Reserved|主办单位?[:：]|承办单位?[:：]|协办单位?[:：]|主管单位?[:：]|技术支持[:：]|网站标识码|政府网站标识码|备案号|备案序号|.{1,4}ICP备|.{1,2}公网安备|网站地图|联系我们|关于我们|网站声明|隐私声明|使用帮助|您是第\s*\d+|建议使用.{0,30}分辨率|本站支持\s*IPv6|本网站由)/iu;
const footWord =
  /^(?:版权所有|网站地图|联系我们|关于我们|网站声明|隐私声明|使用帮助|法律声明|All Rights Reserved\.?|.{1,4}ICP[备证]\s*\d+号(?:-\d+)?|.{1,2}公网安备\s*\d+号?|网站标识码[:：]?\s*\w+)/iu;

/** What stands under or over an article of a list. */
const neighbour = /^(?:上一篇|下一篇|上一条|下一条|上篇|下篇|上一页|下一页|前一篇|后一篇)\s*[:：]?/u;

const crumb =
  /^(?:您?(?:的)?(?:当前|现在)?(?:的)?(?:所在)?位置(?:是)?\s*[:：]|首页\s*[>＞»›\-/]|.{0,12}首页\s*[>＞»›])/u;

/** `相关报道：`: what comes behind is a list of links. */
const links =
  /^[【[（(]?\s*(?:相关报道|相关阅读|相关新闻|相关链接|相关文章|相关稿件|相关信息|延伸阅读|推荐阅读|热门文章|热点推荐|猜你喜欢|友情链接|图解|更多新闻|相关解读|解读材料)\s*[】\]）)]?\s*[:：]?$/u;

/** Labels whose value says something of the page. */
const labels: readonly (readonly [name: RegExp, value: RegExp, fact?: 'source' | 'date'])[] = [
  [
    /^(?:信息来源|文章来源|稿件来源|新闻来源|来源|稿源)\s*[:：]/u,
    /^[^。；：:，,]{0,30}?(?=\s{2,}|\s+\S{2,6}[:：]|\s+[【[]|[【|｜]|\s+(?:字[号体]|浏览|打印|分享|编辑|作者)|$|\s+\d{4}[-年./])/u,
    'source',
  ],
  [
    /^(?:发布时间|发布日期|发文日期|更新时间|成文日期|发表时间|公开日期|时间|日期)\s*[:：]/u,
    /^\s*(?:\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?)?(?:[\sT]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?/u,
    'date',
  ],
  [
    /^(?:浏览次数|浏览量|阅读次数|阅读量|点击次数|点击数|点击率|访问次数|访问量|浏览|阅读|点击|人气)\s*[:：]/u,
    /^\s*[\d,]*\s*次?/u,
  ],
  [
    /^(?:责任编辑|编辑|责编|审核|校对|值班编辑|值班主任|初审|复审|终审|录入|信息员|网站编辑|发布人|发布机构|发布单位|公开形式|公开方式|公开范围|有效性|索引号|主题分类|信息索取号)\s*[:：]/u,
    /^[^。；：:，,]{0,20}?(?=\s{2,}|\s+\S{2,6}[:：]|[【[|｜\]】)）]|\s+(?:打印|关闭|分享)|$)/u,
  ],
];

const contact = /^(?:地址|邮编|邮政编码|电话|联系电话|传真|邮箱|电子邮箱|E-?mail|值班电话|办公电话)\s*[:：]/iu;
const marks = /^[\s\u3000|｜·•/\\【】[\]()（）:：、,，>＞»›<＜«‹…\-—–_+*×↑↓←→★☆■□▶◀「」『』]+/u;
const dateOnly = /^\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?(?:[\sT]*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?$/u;

const words = [...controls, ...menus].sort((a, b) => b.length - a.length);
const menuWords: ReadonlySet<string> = new Set(menus);

/**
 * Reads a line as chrome of a web page; null where any part of it is something else. A word such as `下载` in a sentence makes no chrome.
 *
 * @example
 * readChrome('来源：澜川日报 时间：2026-02-06')   // { class: 'label', hits: 2, facts: { source: '澜川日报', date: '2026-02-06' } }
 * readChrome('推动数据下载和收藏')                // null
 */
export function readChrome(text: string): ChromeLine | null {
  const line = text.trim();
  if (line === '' || line.length > LONGEST) return null;
  if (links.test(line)) return { class: 'links', hits: 1, facts: {} };
  if (/[。！？]/u.test(line) && !foot.test(line)) return null;
  if (neighbour.test(line)) return { class: 'navigation', hits: 1, facts: {} };
  if (crumb.test(line)) return { class: 'navigation', hits: 2, facts: {} };
  if (foot.test(line) || (footWord.test(line) && line.length < 80)) return { class: 'foot', hits: 1, facts: {} };
  if (contact.test(line)) return { class: 'weak', hits: 0, facts: {} };
  return readTokens(line);
}

function readTokens(line: string): ChromeLine | null {
  const facts: Partial<Record<'source' | 'date', string>> = {};
  let rest = line;
  let asks: 'source' | 'date' | undefined;
  let [hits, labelled, menu, size] = [0, 0, 0, false];
  while (rest !== '') {
    const mark = marks.exec(rest)?.[0];
    if (mark) {
      rest = rest.slice(mark.length);
      continue;
    }
    const label = labels.find(([name]) => name.test(rest));
    if (label) {
      const behind = rest.slice(label[0].exec(rest)![0].length);
      const value = label[1].exec(behind.trimStart())?.[0];
      if (value === undefined) return null;
      rest = behind.trimStart().slice(value.length);
      if (label[2] && value.trim() !== '') facts[label[2]] ??= value.trim();
      asks = value.trim() === '' && rest === '' ? label[2] : undefined;
      hits += 1;
      labelled += 1;
      continue;
    }
    const word = words.find((each) => rest.startsWith(each) && isWhole(rest, each));
    if (word) {
      size ||= /^字[号体]/u.test(word);
      if (menuWords.has(word)) menu += 1;
      else hits += 1;
      rest = rest.slice(word.length);
      continue;
    }
    const letter = /^(?:特?大号?|中号?|小号?|[AT][+-]?|\+|-)(?=[\s\u3000|｜/\]】)）、]|$)/u.exec(rest)?.[0];
    if (letter && (size || line.length <= 2)) {
      rest = rest.slice(letter.length);
      continue;
    }
    const date = dateOnly.exec(rest)?.[0];
    if (!date || labelled === 0) return null;
    facts.date ??= date;
    rest = '';
  }
  if (labelled > 0) return { class: 'label', hits, facts, ...(asks ? { asks } : {}) };
  if (hits > 0) return { class: 'control', hits, facts };
  return { class: 'weak', hits: menu > 2 ? 1 : 0, facts };
}

/** Whether a line is what a label on the line before it asks for. */
export function answersLabel(text: string, asks: 'source' | 'date'): boolean {
  return asks === 'date' ? isDateLine(text) : /^\p{Script=Han}{2,16}$/u.test(text);
}

/** `2026-02-06 09:12`, alone on its line. */
export function isDateLine(text: string): boolean {
  return dateOnly.test(text.trim());
}

/** Whether a word ends where the next one, a mark or the line's end begins. */
function isWhole(rest: string, word: string): boolean {
  const behind = rest.slice(word.length);
  if (behind === '' || marks.test(behind)) return true;
  return words.some((each) => behind.startsWith(each)) || labels.some(([name]) => name.test(behind));
}

/** What the ledger says of a line of chrome. */
export function chromeReason({ class: name }: ChromeLine): string {
  return {
    control: 'control',
    label: 'page label',
    navigation: 'navigation',
    foot: 'site footer',
    links: 'links',
    weak: 'control',
  }[name];
}
