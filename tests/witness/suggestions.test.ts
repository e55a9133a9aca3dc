import { describe, expect, test } from 'vitest';
import { clean } from '../../src/clean.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import { render } from '../../src/render/render.ts';
import type { Cleaned, CleanOptions } from '../../src/types.ts';
import { formats, ledgerState, soundLedger } from '../invariants.ts';
import { misread, otherNumber, plant, reworded, witness } from './made-witness.ts';

const beside = (text: string, options: CleanOptions = {}, ...witnesses: readonly string[]) =>
  clean(text, {
    ...options,
    witnesses: (witnesses.length > 0 ? witnesses : [witness]).map((content) => ({ content })),
  });
const readingsOf = ({ ledger }: Cleaned, rule: string) =>
  ledger.suggestions.filter((each) => each.rule === rule).map(({ raw, clean: other }) => `${raw}→${other}`);
const written = (readings: readonly { raw: string; clean: string }[]) =>
  readings.map(({ raw, clean: other }) => `${raw}→${other}`).sort();

const raw = plant([...misread, ...otherNumber, ...reworded]);
const cleaned = await beside(raw);
const applied = await beside(raw, { applyWitness: ['misreading'] });

describe('what a witness suggests', () => {
  test('is classed as misreading, number or rewording', () => {
    expect(readingsOf(cleaned, 'witness-misreading').sort()).toEqual(written(misread));
    expect(readingsOf(cleaned, 'witness-number').sort()).toEqual(written(otherNumber));
    expect(readingsOf(cleaned, 'witness-rewording').sort()).toEqual(written(reworded));
    expect(cleaned.summary.suggestions).toEqual({ misreading: 3, number: 2, rewording: 1 });
  });

  test('changes no word unasked', async () => {
    expect(canonical(cleaned.report)).toBe(canonical((await clean(raw)).report));
    expect(cleaned.ledger.edits).toEqual((await clean(raw)).ledger.edits);
  });

  test('names its place in the raw text, and in the witness', () => {
    expect(cleaned.ledger.witnesses).toMatchObject([{ id: 'w1', path: '-', length: witness.length }]);
    for (const { source, start, end, raw: read, clean: other, evidence } of cleaned.ledger.suggestions) {
      expect([source, raw.slice(start, end)]).toEqual(['s1', read]);
      expect([evidence.source, witness.slice(evidence.start, evidence.end)]).toEqual(['w1', other]);
    }
  });

  test('has ids that hold in the next run, each its own', async () => {
    const ids = cleaned.ledger.suggestions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await beside(raw)).ledger.suggestions.map(({ id }) => id)).toEqual(ids);
  });

  test('is found over the line breaks of both texts', async () => {
    const wrap = (text: string) => text.replace(/[^\n]{30}(?=[^\n])/gu, '$&\n');
    const wrapped = wrap(raw);
    const { ledger } = await beside(wrapped, {}, wrap(witness));
    expect(ledger.suggestions).toHaveLength(6);
    for (const { start, end, raw: read } of ledger.suggestions) expect(wrapped.slice(start, end)).toBe(read);
  });

  test('is nothing where a summary leaves sentences out', async () => {
    const summary = witness.replace(/[^。\n]*。(?=[^。\n]*。)/gu, (sentence, at) => (at % 3 === 0 ? '' : sentence));
    expect(summary.length).toBeLessThan(0.8 * witness.length);
    expect((await beside(summary)).ledger.suggestions).toEqual([]);
  });

  test('is nothing beside another text', async () => {
    const other = '关于做好今冬明春防火工作的通知\n各村要备足沙袋水泵，夜间巡查不少于两次，遇大风天气加密一倍。\n';
    expect((await beside(raw, {}, other)).ledger.suggestions).toEqual([]);
  });
});

describe('misreadings that are applied', () => {
  test('become edits with the place in the witness as evidence; numbers and rewordings stay', () => {
    expect(canonical(applied.report)).toBe(
      canonical(cleaned.report).replace('货通', '贯通').replace('顶算', '预算').replace('环埔', '环境'),
    );
    const edits = applied.ledger.edits.filter(({ rule }) => rule === 'witness-misreading');
    expect(written(edits)).toEqual(written(misread));
    for (const { evidence } of edits) expect(evidence).toMatchObject({ source: 'w1' });
    expect(applied.summary.suggestions).toEqual({ misreading: 0, number: 2, rewording: 1 });
  });

  test('are undone like any edit', () => {
    expect(ledgerState(applied)).toEqual(soundLedger(raw));
    expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
  });

  test.each(formats)('leave nothing to a second run on %s, with the witness or without', async (format) => {
    const first = render(applied.report, format);
    for (const options of [{}, { witnesses: [{ content: witness }], applyWitness: ['misreading'] as const }]) {
      const again = await clean({ path: `report.${format}`, content: first }, options);
      expect(render(again.report, format)).toBe(first);
    }
  });

  test('are none where another witness reads as the text does', async () => {
    const second = plant(misread.slice(0, 1));
    const both = await beside(raw, { applyWitness: ['misreading'] }, witness, second);
    expect(canonical(both.report)).toContain('全线货通');
    expect(canonical(both.report)).toContain('公共预算');
  });

  test('are none where the witness is the one that is misread', async () => {
    const clear = await beside(witness, { applyWitness: ['misreading'] }, raw);
    expect(canonical(clear.report)).toBe(canonical((await clean(witness)).report));
  });
});
