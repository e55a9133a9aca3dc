import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { parseDecisions } from '../../src/decisions/decision.ts';
import { capture, temporaryFolder } from '../cli/gazette.ts';
import { isSkipped, openPage, startBrowser } from './open-page.ts';

let browser: Browser;
beforeAll(async () => {
  if (!isSkipped) browser = await startBrowser();
}, 120_000);
afterAll(() => browser?.close(), 120_000);

const folder = temporaryFolder();

/** Runs `gazette diff --open` until it is interrupted; gives its address as soon as it is printed. */
function openFromCommandLine(...words: string[]) {
  const ended = new AbortController();
  const [stdout, stderr] = [capture(), capture()];
  const io = { stdout, stderr, stdin: Readable.from([]), env: {}, cwd: folder.path, interrupt: ended.signal };
  const code = main(['diff', 'raw.txt', '--open', '--no-browser', ...words], io);
  const url = new Promise<string>((resolve, reject) => {
    const timer = setInterval(() => {
      const found = /^review: (\S+)$/m.exec(stderr.text())?.[1];
      if (!found) return;
      clearInterval(timer);
      resolve(found);
    }, 20);
    void code.then(() => {
      clearInterval(timer);
      reject(new Error(stderr.text()));
    });
  });
  const end = () => {
    ended.abort();
    return code;
  };
  return { url, end };
}

function saved(name: string) {
  return parseDecisions(readFileSync(join(folder.path, name), 'utf8')).decisions;
}

/** The paragraphs of the clean text that the page shows. */
function clean(page: Page): Promise<string[]> {
  return page.$$eval('#clean .text', (elements) => elements.map((element) => element.textContent ?? ''));
}

/** The clean text on both sides of a joint, as its card shows it. */
async function sidesOf(card: Locator): Promise<[string, string]> {
  const [left, right] = await card.locator('.quote q').allTextContents();
  return [left?.trim() ?? '', right?.trim() ?? ''];
}

async function cleanAgain(page: Page): Promise<void> {
  await page.click('#tab-decisions');
  await Promise.all([page.waitForEvent('load', { timeout: 200_000 }), page.click('text=Clean again with these')]);
  await page.click('#tab-changes');
}

/** The overruled joint stands on its card as parted, and needs no look any more. */
async function showsAsDecided(page: Page): Promise<void> {
  expect(await page.locator('#decided').textContent()).toBe('1');
  const card = page.locator('.card.decided');
  expect(await card.getAttribute('class')).toMatch(/\bjoint\b/);
  expect(await card.locator('.what').textContent()).toMatch(/certain, .*not made/);
  expect(await card.locator('button[aria-pressed="true"]').textContent()).toBe('Leave apart');
}

function letters(paragraphs: readonly string[]): string {
  return [...paragraphs.join('')].sort().join('').trim();
}

function occurrences(paragraphs: readonly string[], text: string): number {
  return paragraphs.join('').split(text).length - 1;
}

describe.skipIf(isSkipped)('gazette diff --open', { timeout: 300_000 }, () => {
  it('saves an overruled joint at once, cleans again with it, and a second run shows it', async () => {
    cpSync('samples/issue/raw.txt', join(folder.path, 'raw.txt'));
    const first = openFromCommandLine();
    const { page, faults } = await openPage(browser, await first.url);
    const joint = page.locator('.card.joint').first();
    const answered = page.waitForResponse(/decisions$/);
    await joint.locator('button', { hasText: 'Wrong' }).click();
    expect((await answered).status()).toBe(200);
    const [decision] = saved('raw.decisions.json');
    expect(decision).toMatchObject({ kind: 'joint', decision: 'reject' });

    const before = await clean(page);
    const [left, right] = await sidesOf(joint);
    expect(before.join('')).toContain(left + right);

    await cleanAgain(page);
    const after = await clean(page);
    expect(after).not.toEqual(before);
    expect(after.join('\n')).not.toContain(left + right);
    // It is only parted or goes back where it stood: no letter is lost.
    expect(letters(after)).toBe(letters(before));
    await showsAsDecided(page);
    expect(saved('raw.decisions.json')).toEqual([decision]);
    await page.reload();
    expect(await clean(page)).toEqual(after);
    await showsAsDecided(page);
    expect(faults).toEqual([]);
    expect(await first.end()).toBe(1);

    const second = openFromCommandLine('--decisions', 'raw.decisions.json');
    const again = await openPage(browser, await second.url);
    expect(await clean(again.page)).toEqual(after);
    await showsAsDecided(again.page);
    await again.page.click('#tab-decisions');
    await Promise.all([again.page.waitForResponse(/decisions$/), again.page.click('text=Take back')]);
    expect(saved('raw.decisions.json')).toEqual([]);
    await cleanAgain(again.page);
    expect(await clean(again.page)).toEqual(before);
    await second.end();
  });

  it('keeps a duplicate that was followed to its kept copy, and keeps it in the next run too', async () => {
    cpSync('samples/issue/raw.txt', join(folder.path, 'raw.txt'));
    const first = openFromCommandLine();
    const { page, faults } = await openPage(browser, await first.url);
    const before = await clean(page);
    const cards = page.locator('.card.duplicate');
    const count = await cards.count();
    await cards.first().locator('.kept-copy').click();
    const lines = await page.locator('.block.picked .duplicate').allTextContents();
    const line = lines.find((each) => occurrences(before, each) === 1) ?? '';
    expect(line.length).toBeGreaterThan(10);
    expect(await page.locator('.block.picked-other').first().isVisible()).toBe(true);
    const answered = page.waitForResponse(/decisions$/);
    await cards.first().locator('button', { hasText: 'Keep both' }).click();
    expect((await answered).status()).toBe(200);

    await cleanAgain(page);
    expect(await page.locator('.card.duplicate').count()).toBe(count - 1);
    const after = await clean(page);
    expect(occurrences(after, line)).toBe(2);
    const decisions = saved('raw.decisions.json');
    expect(decisions).toMatchObject([{ kind: 'duplicate', decision: 'keep' }]);
    expect(faults).toEqual([]);
    await first.end();

    // Without being told: the file beside the raw text is found.
    const second = openFromCommandLine();
    const again = await openPage(browser, await second.url);
    expect(await clean(again.page)).toEqual(after);
    expect(await again.page.locator('#decided').textContent()).toBe('1');
    expect(saved('raw.decisions.json')).toEqual(decisions);
    await second.end();
    rmSync(join(folder.path, 'raw.decisions.json'));
  });

  it('says on the page when a decision could not be saved', async () => {
    cpSync('samples/newspaper/raw.txt', join(folder.path, 'raw.txt'));
    const run = openFromCommandLine('--decisions', 'missing/decisions.json');
    const { page } = await openPage(browser, await run.url);
    await run.end();
    await page.locator('.card.joint button').first().click();
    await page.locator('.where', { hasText: 'Not saved' }).waitFor();
    expect(existsSync(join(folder.path, 'missing'))).toBe(false);
  });
});
