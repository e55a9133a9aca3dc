import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Browser } from 'playwright-core';
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

    await page.click('#tab-decisions');
    await Promise.all([page.waitForEvent('load', { timeout: 200_000 }), page.click('text=Clean again with these')]);
    expect(await page.locator('#decided').textContent()).toBe('1');
    expect(saved('raw.decisions.json')).toEqual([decision]);
    expect(faults).toEqual([]);
    expect(await first.end()).toBe(1);

    const second = openFromCommandLine('--decisions', 'raw.decisions.json');
    const again = await openPage(browser, await second.url);
    expect(await again.page.locator('#decided').textContent()).toBe('1');
    await again.page.click('#tab-decisions');
    await Promise.all([again.page.waitForResponse(/decisions$/), again.page.click('text=Take back')]);
    expect(saved('raw.decisions.json')).toEqual([]);
    await second.end();
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
