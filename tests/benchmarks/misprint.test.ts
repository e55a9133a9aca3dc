import { describe, expect, it } from 'vitest';
import { misprint, NOWHERE, type Print } from './misprint.ts';
import { seededRandom } from './seeded-random.ts';
import { lookAlikes } from './shape-confusions.ts';

const text = '澜川市去年修通水渠三百里，灌溉良田八万亩，新建学校二十所。'.repeat(200);
const clean: Print = { text, origins: [...text.split('').keys()] };

describe('misprint', () => {
  it('hits as many characters as the rate says, six in ten of them exchanged, two left out, two put in', () => {
    const noisy = misprint(clean, 0.1, seededRandom(7), text);
    const added = noisy.origins.filter((origin) => origin === NOWHERE).length;
    const left = text.length - (noisy.origins.length - added);
    const exchanged = noisy.origins.filter((origin, i) => origin !== NOWHERE && noisy.text[i] !== text[origin]).length;
    const errors = added + left + exchanged;
    expect(errors / text.length).toBeCloseTo(0.1, 1);
    expect(exchanged / errors).toBeCloseTo(0.6, 1);
    expect(left / errors).toBeCloseTo(0.2, 1);
  });

  it('knows of every character left where it comes from', () => {
    const noisy = misprint(clean, 0.3, seededRandom(7), '了');
    expect(noisy.text).toHaveLength(noisy.origins.length);
    const unlike = noisy.origins.filter(
      (origin, i) =>
        origin !== NOWHERE && ![text[origin], '了', ...(lookAlikes.get(text[origin]!) ?? '')].includes(noisy.text[i]),
    );
    expect(unlike).toEqual([]);
  });

  it('is the same for the same seed, another for another, and nothing at no rate', () => {
    const noisy = misprint(clean, 0.05, seededRandom(1), text);
    expect(misprint(clean, 0.05, seededRandom(1), text)).toEqual(noisy);
    expect(misprint(clean, 0.05, seededRandom(2), text)).not.toEqual(noisy);
    expect(misprint(clean, 0, seededRandom(1), text)).toEqual(clean);
  });
});
