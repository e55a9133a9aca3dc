import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import type { Cleaned } from '../../src/types.ts';
import { cleanVariant, formats, ledgerState, runTwice, soundLedger, variants, wordsOf } from '../invariants.ts';
import { filesIn, isHere, isReadable, shared } from './shared.ts';

const documents = [
  ...filesIn('seeds', isReadable).map((file) => `seeds/${file}`),
  ...filesIn('cases', (file) => file.includes('.raw.') && isReadable(file)).map((file) => `cases/${file}`),
];

describe.skipIf(!isHere).each(documents)('%s', (file) => {
  const path = `${shared}/${file}`;
  let cleaned: Cleaned;
  const isText = /\.(?:txt|md)$/.test(file);
  const isPdf = file.endsWith('.pdf');
  let raw: string;
  let text: string;

  beforeAll(async () => {
    const bytes = readFileSync(path);
    cleaned = await clean({ path, content: bytes });
    raw = cleaned.sources[0]!.text;
    if (!isPdf) text = new TextDecoder(cleaned.sources[0]!.encoding, { fatal: true }).decode(bytes);
  });

  it('has every character in the ledger, invents nothing, and is restored exactly', () => {
    if (isText) expect(raw).toBe(text);
    expect(ledgerState(cleaned)).toEqual(soundLedger(raw));
  });

  it.each(formats)('is not changed by a second run, as %s', async (format) => {
    const { first, second } = await runTwice(cleaned, format);
    expect(second).toBe(first);
  });

  it.skipIf(isPdf)('gives the same report with CRLF', async () => {
    const other = await cleanVariant({ path, content: text }, variants.CRLF!);
    expect(wordsOf(other)).toEqual(wordsOf(cleaned));
  });
});

// Without the shared folder the list is empty, and a file without any test counts as broken.
it.skipIf(isHere)('needs the shared documents', () => {
  expect(documents).toEqual([]);
});
