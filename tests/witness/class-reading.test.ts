import { describe, expect, test } from 'vitest';
import { classReading } from '../../src/witness/class-reading.ts';
import { measurePlausibility } from '../../src/witness/measure-plausibility.ts';

const plausibility = measurePlausibility([]);

/** Classes a place written as 双向[货→贯]通，在全国. */
function classOf(place: string, isSameText = true) {
  const [, before = '', raw = '', other = '', after = ''] = /^(.*)\[(.*)→(.*)\](.*)$/u.exec(place) ?? [];
  const pair = { before, raw, other, after };
  return classReading(pair, isSameText, (reading) => plausibility(pair, reading));
}

describe('the class of another reading', () => {
  test.each(['全面[贷→贯]彻新发展理念', '增进人民福[社→祉]为出发点', '坚持党的领[异→导]，坚持'])(
    'is a misreading where the text makes no word and the witness does: %s',
    (place) => expect(classOf(place)).toBe('misreading'),
  );

  test.each(['生猪存栏700万[吨→头]，增长', '新增就业[三→二]万人', '增长6.[1→7]%，高于', '2024年3[日→月]5日'])(
    'is a number where the difference touches one or its unit: %s',
    (place) => expect(classOf(place)).toBe('number'),
  );

  test.each([
    '作为外交国礼走[遍→进]联合国',
    '依法[加强→管理]宗教事务',
    '职责分开、所有权[和→与]经营权',
    '经济结构[→的]优化',
  ])('is a rewording where both are words: %s', (place) => expect(classOf(place)).toBe('rewording'));

  test.each([
    '向驻[滇→宁]解放军指战员',
    '产业投资比重[升→降]低',
    '代表团团长、市长[李→季]明远',
    '走访全[市→区]各族人民',
  ])('is never a misreading where a place, a person or a direction may be another: %s', (place) =>
    expect(classOf(place)).toBe('rewording'),
  );

  test('is no misreading beside a witness that is another text', () => {
    expect(classOf('全面[贷→贯]彻新发展理念', false)).toBe('rewording');
  });
});
