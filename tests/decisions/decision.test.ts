import { describe, expect, it } from 'vitest';
import { type Decisions, parseDecisions, renderDecisions } from '../../src/decisions/decision.ts';

const span = { source: 's1', start: 4, end: 9 };
const decisions: Decisions = {
  version: 1,
  report: 'e3b0c442',
  decisions: [
    { kind: 'joint', id: '9f2c61d0a4be', decision: 'reject', note: '另起一段' },
    { kind: 'duplicate', id: 'aa', decision: 'swap', copy: span, of: { ...span, start: 0 } },
    { kind: 'move', id: 'bb', span, before: null },
    { kind: 'reading', id: 'cc', span, reading: '澜川', evidence: span },
  ],
};

describe('decisions', () => {
  it('come back as they were written', () => {
    expect(parseDecisions(renderDecisions(decisions))).toEqual(decisions);
    expect(parseDecisions(`\ufeff${renderDecisions(decisions)}`)).toEqual(decisions);
  });

  it.each([
    ['no JSON', '{'],
    ['another version', JSON.stringify({ ...decisions, version: 2 })],
    ['an unknown kind', JSON.stringify({ ...decisions, decisions: [{ kind: 'burn', id: 'x' }] })],
    [
      'a word that is no decision',
      JSON.stringify({ ...decisions, decisions: [{ kind: 'joint', id: 'x', decision: 'maybe' }] }),
    ],
    [
      'a key that nothing knows',
      JSON.stringify({ ...decisions, decisions: [{ kind: 'joint', id: 'x', decision: 'accept', why: 1 }] }),
    ],
    [
      'a span that ends before it starts',
      JSON.stringify({ ...decisions, decisions: [{ kind: 'move', id: 'x', span: { ...span, end: 1 }, before: null }] }),
    ],
    [
      'an offset that is no whole number',
      JSON.stringify({
        ...decisions,
        decisions: [{ kind: 'move', id: 'x', span: { ...span, start: 0.5 }, before: null }],
      }),
    ],
  ])('are refused for %s', (_, json) => {
    expect(() => parseDecisions(json, 'decisions.json')).toThrow(
      expect.objectContaining({ code: 'invalid-decisions' }),
    );
  });
});
