/**
 * Characters that readers of print take for one another because they look alike: our own list, from what is seen in bad
 * scans of Song type. Each group holds characters that may stand for any other of it; digits and marks are in it too.
 */
const groups = `
未末 己已巳 人入八 土士 大太犬 日曰目 田由甲申 千干于 天夫无 王玉主 木本术 刀力刃 问间闻 午牛 白自百 今令 几儿 石右
万方 历厉 处外 拨拔 治冶 折拆析 候侯 爪瓜 戊戌戍 免兔 乌鸟 幻幼 住往佳 代伐 仑仓 氏民 贝见 市巾布 广厂 季李 场扬
坏环 技枝 抬拾 持特 待侍 晴睛 清请情 消悄 浙淅 汗汀 沟沽 提堤 投设没 谁淮准 推堆 谈淡 诚城 议仪 认队 许评 诸请 课棵
调凋 坠际 验险 陈阵 防访 根很 银跟 眼限 江红 纲钢 级极 细组祖 终络 统充 识织 续读 编偏遍 适造 近迈 运云 连莲 退追
迷速 陪部 都郡 邮油 郊效 期朝朗 服报股 存有 贵责青 货贷 贸贫 财则 册删 到倒 制刺 前煎 为办力 功切 加如 势执热 抚扶
把抱 沪护 拉位 按桉 捐损 据掘 借惜措 收攻 改政玫 故敌 教致 义叉 友反支 受爱 古占吉 各名 合台 同向 后石 员贝 高亭
四西 园围困 因团 圈围 墙境 状壮 复夏 失矢夫 头买实 官宫宜 定走 家象 客容 对村 少小步 尤龙 尺尽 层屋居 王工 左在 臣巨
并开升井 式武 归旧 形刑 得待 徽微 志忘 快块 性姓 总怠 恩思 想愁 意章竞 户尸 批抵 科料 税说 稳隐 积织 种钟 约灼 老考
孝者 肉内 能熊 般船 苏芬 茶荼 荣劳 被波 要耍 观现 轮论 输愉 达迭 酒洒 里星 童重 长卡 阳阴 陆陇 集隼 雷需 项顶顺
领颌 0O 1l7 38 56 69 一— 二三 。， 、； （〈 ）〉
`;

/** For each character those that look like it. */
export const lookAlikes: ReadonlyMap<string, string> = gatherLookAlikes();

function gatherLookAlikes(): ReadonlyMap<string, string> {
  const others = new Map<string, Set<string>>();
  for (const group of groups.trim().split(/\s+/u)) {
    for (const character of group) {
      const known = others.get(character) ?? new Set();
      for (const other of group) if (other !== character) known.add(other);
      others.set(character, known);
    }
  }
  return new Map(
    [...others].filter(([, known]) => known.size > 0).map(([character, known]) => [character, [...known].join('')]),
  );
}
