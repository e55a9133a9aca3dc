import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/clean.ts';
import { cleanedFrom, spanOf } from './sketch.ts';

const schema = JSON.parse(readFileSync(new URL('../../src/ledger/ledger.schema.json', import.meta.url), 'utf8'));
const valid = new Ajv2020.default({ allErrors: true }).compile(schema);
// biome-ignore lint/suspicious/noExplicitAny: a ledger that is damaged on purpose has no type
type Loose = any;
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));

const raw = '吉林市公报\n一、回顾\n粮食１２２万斤。\n一、回顾\n';
const full = () =>
  cleanedFrom({
    raw,
    paragraphs: [['一、回顾'], ['粮食', { ...spanOf(raw, '１２２'), text: '122', rule: 'width' }, '万斤。']],
    drops: [
      { ...spanOf(raw, '吉林市公报'), fate: 'furniture', reason: 'running-head' },
      { ...spanOf(raw, '一、回顾', 2), fate: 'duplicate', reason: 'copy', of: spanOf(raw, '一、回顾'), similarity: 1 },
    ],
    joints: [
      {
        id: 'j1',
        kind: 'column',
        confidence: 0.5,
        class: 'guessed',
        made: false,
        evidence: ['marker'],
        before: spanOf(raw, '粮食'),
        behind: spanOf(raw, '一、回顾'),
      },
    ],
    gaps: [{ side: 'after', text: '万斤。', beside: spanOf(raw, '万斤。') }],
    conflicts: [{ a: spanOf(raw, '１２２'), b: spanOf(raw, '一、回顾', 2), kind: 'number', readings: ['122', '132'] }],
  }).ledger;

describe('the published schema', () => {
  test.each([
    ['an empty text', ''],
    ['plain text', '政府工作报告\n各位代表：\n一、回顾\n'],
    ['text with CRLF and astral characters', '𠮷林市\r\n\r\n各位代表：\r\n'],
  ])('takes the ledger of %s', async (_, text) => {
    const { ledger } = await clean(text);
    expect(valid(asJson(ledger)), JSON.stringify(valid.errors)).toBe(true);
  });

  test('takes a ledger of Markdown', async () => {
    const { ledger } = await clean({ path: 'a.md', content: '# 政府工作报告\n\n## 一、回顾\n\n各位代表：\n' });
    expect(valid(asJson(ledger)), JSON.stringify(valid.errors)).toBe(true);
  });

  test('takes a ledger with every kind of record', () => {
    expect(valid(asJson(full())), JSON.stringify(valid.errors)).toBe(true);
  });

  test.each([
    ['another version', (ledger: Loose) => (ledger.version = 2)],
    ['a fate of its own', (ledger: Loose) => (ledger.entries[0].fate = 'lost')],
    ['a misspelt key', (ledger: Loose) => (ledger.entries[0].similarty = 1)],
    ['dropped text without its raw slice', (ledger: Loose) => delete ledger.entries[0].raw],
    [
      'kept text that stands nowhere',
      (ledger: Loose) => (ledger.entries.find((entry: Loose) => entry.fate === 'kept').output = null),
    ],
    ['an offset below zero', (ledger: Loose) => (ledger.joints[0].at = -1)],
    ['no entries', (ledger: Loose) => delete ledger.entries],
  ])('refuses %s', (_, damage) => {
    const ledger = asJson(full());
    damage(ledger);
    expect(valid(ledger)).toBe(false);
  });
});
