/**
 * `npm run bench:review`: makes the review of some 5 MB of raw text (the sample issue behind itself), opens it from disk
 * in Chromium three times, and prints how long it takes until the text is painted and until the page answers to a key,
 * and how much of a processor the page took (a machine that is busy with other things makes it wait, not work).
 * Exit code 1 when the median until the first key is answered is 3 s or more.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { clean } from '../../src/clean.ts';
import { renderReview } from '../../src/diff/html/render-review.ts';
import { openPage, startBrowser } from '../browser/open-page.ts';
import { median } from './growth.ts';
import { repeatCleaning } from './long-review.ts';

const megabytes = 5;
const runs = 3;
/** Seconds. */
const bound = 3;

async function main(): Promise<number> {
  const content = readFileSync('samples/issue/raw.txt');
  const copies = Math.ceil((megabytes * 1e6) / content.length);
  const long = repeatCleaning(await clean({ path: 'long.txt', content }), copies);
  const started = performance.now();
  const busy = process.cpuUsage();
  const html = renderReview(long);
  const { user, system } = process.cpuUsage(busy);
  console.log(
    `${copies} issues, ${((content.length * copies) / 1e6).toFixed(1)} MB raw, ${long.sources[0]!.text.length} characters: page of ${(html.length / 1e6).toFixed(1)} million characters made in ${seconds(performance.now() - started)} s, processor ${seconds((user + system) / 1000)} s`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'gazette-review-'));
  const path = join(folder, 'review.html');
  writeFileSync(path, html);
  const browser = await startBrowser();
  try {
    const measured = [];
    for (let run = 0; run < runs; run += 1) {
      const { page, faults } = await openPage(browser, pathToFileURL(path).href, { width: 1600, height: 1000 });
      const times = await timesOf(page);
      const key = await timeKey(page);
      console.log(
        `first paint ${seconds(times.painted)} s, page and script ready ${seconds(times.ready)} s, then a key ${seconds(key)} s; processor ${(await rendererTime(browser)).toFixed(2)} s`,
      );
      for (const fault of faults) console.log(fault);
      measured.push(times.ready + key);
      await page.context().close();
    }
    const middle = median(measured) / 1000;
    console.log(`median ${middle.toFixed(2)} s, bound ${bound} s`);
    return middle < bound ? 0 : 1;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds from the navigation to the first paint, and to the end of the page's script. */
async function timesOf(page: Page) {
  await page.waitForFunction('document.readyState === "complete" && document.querySelector("[role=tabpanel]")');
  const [painted, ready] = (await page.evaluate(
    '[performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, performance.getEntriesByType("navigation")[0].domComplete]',
  )) as [number, number];
  return { painted, ready };
}

async function timeKey(page: Page): Promise<number> {
  const started = performance.now();
  await page.keyboard.press('j');
  await page.waitForSelector('.card[aria-current]');
  return performance.now() - started;
}

/** Seconds of processor that the processes of open pages have taken. */
async function rendererTime(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { type, cpuTime }) => sum + (type === 'renderer' ? cpuTime : 0), 0);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

process.exitCode = await main();
