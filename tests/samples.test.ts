import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../src/clean.ts';
import { render } from '../src/render/render.ts';
import type { Cleaned } from '../src/types.ts';
import { cleanVariant, formats, ledgerState, runTwice, soundLedger, variants, wordsOf } from './invariants.ts';

/** Samples that are not cleaned rightly yet. One that becomes right must be taken off the list. */
const knownWrong: readonly string[] = JSON.parse(readFileSync('tests/known-wrong.json', 'utf8'));

const names = readdirSync('samples', { withFileTypes: true })
  .filter(({ name }) => existsSync(`samples/${name}/expected.md`))
  .map((entry) => entry.name)
  .sort();

/** Files whose text is not the file itself. */
const isMarkup = /\.(?:hocr|html|xml)$/;

describe('known-wrong.json', () => {
  it('names samples only', () => {
    expect(names).toEqual(expect.arrayContaining([...knownWrong]));
  });
});

describe.each(names)('sample %s', (name) => {
  const folder = `samples/${name}`;
  const rawFile = readdirSync(folder).find((file) => file.startsWith('raw.')) ?? 'raw.txt';
  const path = `${folder}/${rawFile}`;
  let cleaned: Cleaned;
  let raw: string;
  let file: string;

  beforeAll(async () => {
    const content = readFileSync(path);
    cleaned = await clean({ path, content });
    raw = cleaned.sources[0]?.text ?? '';
    file = isMarkup.test(path) ? content.toString('utf8') : raw;
  }, 60_000);

  if (knownWrong.includes(name)) {
    it('is still wrong; when this fails it has become right: take it off tests/known-wrong.json', () => {
      expect(render(cleaned.report, 'md')).not.toBe(readFileSync(`${folder}/expected.md`, 'utf8'));
    });
  } else {
    it('comes out as expected, byte for byte', () => {
      expect(render(cleaned.report, 'md')).toBe(readFileSync(`${folder}/expected.md`, 'utf8'));
    });
  }

  it('has every raw character in the ledger, invents nothing, and is restored exactly', () => {
    expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
  });

  it.each(formats)('is not changed by a second run, as %s', async (format) => {
    const { first, second } = await runTwice(cleaned, format);
    expect(second).toBe(first);
  });

  // A PDF has no line ends of its own.
  it.each(rawFile.endsWith('.pdf') ? [] : Object.keys(variants))('gives the same report with %s', async (variant) => {
    const other = await cleanVariant({ path, content: file }, variants[variant]!);
    expect(wordsOf(other)).toEqual(wordsOf(cleaned));
  });
});
