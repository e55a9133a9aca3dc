import { describe, expect, test } from 'vitest';
import { checkCleaned } from '../../src/check/check-cleaned.ts';
import { rules } from '../../src/check/rules/rules.ts';
import { activeRules, type CheckSettings } from '../../src/check/settings.ts';
import { keptLines } from '../ledger/sketch.ts';

const cleaned = keptLines('一、甲\n三、丙\n');
const found = (settings: CheckSettings) =>
  checkCleaned(cleaned, settings).map(({ rule, severity }) => `${severity} ${rule}`);

describe('settings', () => {
  test('switch a rule off, or tell it with another severity', () => {
    expect(found({})).toEqual(['warning section-missing']);
    expect(found({ rules: { 'section-missing': 'off' } })).toEqual([]);
    expect(found({ rules: { 'section-missing': 'error' } })).toEqual(['error section-missing']);
    expect(found({ rules: { 'section-missing': ['error', {}] } })).toEqual(['error section-missing']);
  });

  test('options that are not named keep their defaults', () => {
    const garbled = activeRules({ rules: { 'garbled-text': ['error', { nats: 6 }] } }).find(
      ({ rule }) => rule.name === 'garbled-text',
    );
    expect(garbled?.options).toEqual({ nats: 6, excess: 85 });
  });

  test.each([
    [{ rules: { 'no-such-rule': 'off' } }],
    [{ rules: { toString: 'off' } }],
    [{ rules: { 'garbled-text': ['error', { nat: 6 }] } }],
    [{ rules: { 'garbled-text': ['error', { nats: 99 }] } }],
    [{ rules: { 'garbled-text': ['error', { constructor: 1 }] } }],
    [{ rules: { 'garbled-text': 'fatal' } }],
  ])('%j is an error', (settings) => {
    expect(() => activeRules(settings as CheckSettings)).toThrow(expect.objectContaining({ code: 'invalid-setting' }));
  });

  test('every rule says in a sentence what it finds, and its options what they mean', () => {
    for (const { name, docs, options } of rules) {
      expect(name).toMatch(/^[a-z0-9-]+$/);
      expect(docs).toMatch(/^[A-Z].*\.$/);
      for (const option of Object.values(options)) expect(option.docs).not.toBe('');
    }
  });
});
