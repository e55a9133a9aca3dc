/**
 * `npm run pictures`: the review of the sample issue as it looks in Chromium, for the README. The picture is of the built
 * page, so it is made anew when the page changes.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { clean } from '../src/clean.ts';
import { renderReview } from '../src/diff/html/render-review.ts';

const path = 'samples/issue/raw.txt';
const folder = mkdtempSync(join(tmpdir(), 'gazette-picture-'));
const file = join(folder, 'review.html');
writeFileSync(file, renderReview(await clean({ path, content: readFileSync(path) })));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--disable-gpu'] });
try {
  for (const [name, width, height, scheme, tab] of [
    ['review', 1440, 860, 'light', ''],
    ['review-order', 1200, 760, 'dark', '#tab-order'],
  ] as const) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
    await page.goto(pathToFileURL(file).href);
    await page
      .locator('.card.moved')
      .nth(3)
      .click({ position: { x: 120, y: 12 } });
    if (tab) await page.click(tab);
    await page.waitForTimeout(300);
    await page.screenshot({ path: `samples/issue/${name}.png` });
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
