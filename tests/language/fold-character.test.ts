import { describe, expect, it } from 'vitest';
import { foldCharacter, foldText, foldTextWithOffsets } from '../../src/language/fold-character.ts';
import { unifyRadical } from '../../src/language/unify-radical.ts';

const folded = (text: string): string => String.fromCodePoint(...foldText(text));

describe('foldText', () => {
  it('makes every digit 0 and keeps the point of a number', () => {
    expect(folded('增长６.7%')).toBe('增长0.0%');
    expect(folded('２０２４年1月')).toBe('0000年0月');
  });

  it('folds letters to half-width lower case and marks to the Chinese ones', () => {
    expect(folded('ＧＤＰ(Gdp),是吗?好!如下:一;')).toBe('gdp（gdp），是吗？好！如下：一；');
  });

  it('leaves quotes as they are', () => {
    expect(folded('“九解一协调”"')).toBe('“九解一协调”"');
  });

  it('drops white space of every kind and controls', () => {
    expect(folded('　卷 首\u00a0语\u200b\t\r\n\u0002\ufeff')).toBe('卷首语');
  });

  it('keeps characters beyond the BMP whole and says where each began', () => {
    const { codes, offsets } = foldTextWithOffsets('𠀀 增长 6');
    expect([...codes]).toEqual([0x20000, 0x589e, 0x957f, 0x30]);
    expect([...offsets]).toEqual([0, 3, 4, 6]);
  });

  it('changes nothing the second time', () => {
    for (let code = 0; code < 0x10000; code++) {
      const once = foldCharacter(code);
      expect(foldCharacter(once), code.toString(16)).toBe(once);
    }
  });
});

describe('unifyRadical', () => {
  it('gives the ideographs of radicals that PDF fonts produce', () => {
    const radicals = '⽩⼈⺠⻛⻓⻔⻋⻅⻝⻩⼾⻘⻜⻢⾯⼀⼯⽣';
    const read = Array.from(radicals, (radical) => String.fromCodePoint(unifyRadical(radical.codePointAt(0) ?? 0)));
    expect(read.join('')).toBe('白人民风长门车见食黄户青飞马面一工生');
  });

  it('leaves everything else alone, components included', () => {
    for (const char of 'a民⺅⿰。𠀀') expect(unifyRadical(char.codePointAt(0) ?? 0)).toBe(char.codePointAt(0));
  });
});
