import { describe, expect, it } from 'vitest';
import { loadCharacterModel } from '../../src/language/character-model.ts';
import { foldText } from '../../src/language/fold-character.ts';
import { readTopics, topicAffinity } from '../../src/language/topic-affinity.ts';

const farming = '粮食总产量再创新高，新建高标准农田，农业机械化水平提高，农民收入增长。';
const fields = '实施种业振兴行动，推进农田水利建设，小麦玉米单产提升，耕地保护有力。';
const hospitals = '深化医药卫生体制改革，建设区域医疗中心，基层卫生服务能力提升，居民医保参保率稳定。';
const schools = '办好人民满意的教育，新建中小学校，职业教育产教融合，高校学科建设加强，教师待遇落实。';
const lines = [farming, fields, hospitals, schools].map(foldText);
const topics = readTopics(loadCharacterModel().topics, lines);

const affinity = (before: string, after: string): number =>
  topicAffinity(topics.before(foldText(before)), topics.after(foldText(after)));

describe('topicAffinity', () => {
  it('finds the passage on the same subject', () => {
    expect(affinity(farming, fields)).toBeGreaterThan(affinity(farming, hospitals));
    expect(affinity(farming, fields)).toBeGreaterThan(affinity(farming, schools));
  });

  it('is a cosine', () => {
    expect(affinity(farming, farming)).toBeGreaterThan(0.5);
    for (const a of [farming, hospitals]) {
      for (const b of [fields, schools]) expect(Math.abs(affinity(a, b))).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  it('reads what stands next to the joint first', () => {
    const far = '。'.repeat(100);
    expect(affinity(hospitals + far + farming, fields)).toBeGreaterThan(affinity(farming + far + hospitals, fields));
  });

  it('is 0 where there is nothing to go by', () => {
    expect(affinity('', farming)).toBe(0);
    expect(affinity('2024 GDP', farming)).toBe(0);
    const none = readTopics(null, lines);
    expect(topicAffinity(none.before(foldText(farming)), none.after(foldText(fields)))).toBe(0);
  });
});
