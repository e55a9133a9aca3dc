import { expect, test } from 'vitest';
import { foldVariant, foldVariants } from '../../src/language/fold-variant.ts';
import { listVariants, variantFile } from './list-variants.ts';

test('the committed table is that of OpenCC', async () => {
  await expect(variantFile()).toMatchFileSnapshot('../../src/language/variant-pairs.ts');
});

test('folds a traditional text to its simplified form, figures and marks as printed', () => {
  expect(foldVariants('臨江縣總產值１２.5億圓，後來發展')).toBe('临江县总产值１２.5亿圆，后来发展');
});

test('a simplified text comes out as it went in', () => {
  const text = '这一年，乡里的干部和群众一起修了三座桥，后来又开了一所学校。';
  expect(foldVariants(text)).toBe(text);
});

test('folding twice folds no further', () => {
  const twice = listVariants().filter(
    ([from]) => foldVariant(foldVariant(from.charCodeAt(0))) !== foldVariant(from.charCodeAt(0)),
  );
  expect(twice).toEqual([]);
});

test('code points beyond the first plane stay', () => {
  expect(foldVariant(0x20000)).toBe(0x20000);
  expect(foldVariants('𠀀國')).toBe('𠀀国');
});
