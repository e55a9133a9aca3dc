import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clean } from '../../src/clean.ts';
import { parseDecisions } from '../../src/decisions/decision.ts';
import { renderReview } from '../../src/diff/html/render-review.ts';
import type { Reviewed } from '../../src/diff/html/review-text.ts';
import { canonical } from '../../src/ledger/canonical.ts';
import type { Cleaned } from '../../src/types.ts';
import { repeatCleaning } from '../benchmarks/long-review.ts';
import { isSkipped, type Look, openPage, startBrowser } from './open-page.ts';

const seed = new URL('../../../shared/seeds/jilin-gazette.txt', import.meta.url);
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let browser: Browser;
let folder = '';
beforeAll(async () => {
  if (isSkipped) return;
  browser = await startBrowser();
  folder = mkdtempSync(join(tmpdir(), 'gazette-review-'));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
}, 120_000);

/** Writes the review of a cleaning and opens it from disk. */
function openReview(name: string, cleaned: Reviewed, look?: Look) {
  const path = join(folder, `${name}.html`);
  writeFileSync(path, renderReview(cleaned));
  return openPage(browser, pathToFileURL(path).href, look);
}

function textOf(page: Page, selector: string): Promise<string[]> {
  return page.$$eval(selector, (elements) => elements.map((element) => element.textContent ?? ''));
}

/** Text of the raw pane that stands in no element of a fate; white space that only laid the text out has none. */
function fateless(page: Page): Promise<string> {
  return page.$eval('#raw .source', (source) => {
    const walker = source.ownerDocument.createTreeWalker(source, 4);
    let found = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const fates = '.text > .kept, .text > .duplicate, .text > .furniture, .text > .chrome, .text > .noise';
      if (!node.parentElement?.closest(fates)) found += node.textContent?.trim();
    }
    return found;
  });
}

/** Whether the middle of an element's shown part stands in the window of a scroller. */
async function isInside(element: Locator, scroller: string): Promise<boolean> {
  const [box, pane] = [await element.boundingBox(), await element.page().locator(scroller).boundingBox()];
  return box !== null && pane !== null && box.y < pane.y + pane.height && box.y + box.height > pane.y;
}

function picked(page: Page): Promise<string> {
  return page.$eval('.card[aria-current]', (card) => card.id);
}

async function violations(page: Page, part = 'html'): Promise<readonly string[]> {
  // Evaluated from outside, where the policy of the page does not hold.
  await page.evaluate(readFileSync(axe, 'utf8'));
  return page.evaluate(async (within) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (
          part: string,
        ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(within);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
  }, part);
}

describe.skipIf(isSkipped)('the review of the sample issue in Chromium', { timeout: 240_000 }, () => {
  let cleaned: Cleaned;
  beforeAll(async () => {
    cleaned = await clean({ path: 'samples/issue/raw.txt', content: readFileSync('samples/issue/raw.txt') });
  }, 240_000);

  it('holds every raw character, in order and with its fate, and the whole report; nothing leaves the page', async () => {
    const { page, faults } = await openReview('issue', cleaned);
    expect((await textOf(page, '#raw .source')).join('')).toBe(cleaned.sources[0]!.text);
    expect(await fateless(page)).toBe('');
    expect((await textOf(page, '#clean .text')).join('\n')).toBe(canonical(cleaned.report));
    expect(faults).toEqual([]);
  });

  it('adds up to the length of the source', async () => {
    const { page } = await openReview('issue', cleaned);
    const rows = await textOf(page, '.totals .fate td:nth-of-type(1)');
    const sum = rows.reduce((total, each) => total + Number(each.replace(/,/g, '')), 0);
    const length = cleaned.sources[0]!.text.length;
    expect(sum).toBe(length);
    expect(await textOf(page, '.totals tfoot td:nth-of-type(1)')).toEqual([length.toLocaleString('en')]);
  });

  it('shows all text and all changes without script', async () => {
    const { page, faults } = await openReview('issue', cleaned, { script: false });
    // Playwright reads the page from outside: the page's own script is off.
    const shown = await page.locator('#raw .source').evaluate((element) => element.textContent);
    expect(shown).toBe(cleaned.sources[0]!.text);
    for (const panel of ['#changes', '#order', '#totals']) expect(await page.locator(panel).isVisible()).toBe(true);
    expect(await page.locator('.script-only').first().isVisible()).toBe(false);
    expect(await page.locator('.card').count()).toBeGreaterThan(30);
    expect(faults).toEqual([]);
  });

  it('filters by kind, and the keyboard passes over what is filtered out', async () => {
    const { page, faults } = await openReview('issue', cleaned);
    await page.keyboard.press('n');
    expect(await page.$eval('.card[aria-current]', (card) => card.className)).toContain('conflict');
    await page.click('.filter[data-kind="furniture"]');
    await page.click('.filter[data-kind="moved"]');
    await page.click('.filter[data-kind="joint"]');
    await page.keyboard.press('j');
    expect(await page.locator(`#${await picked(page)}`).getAttribute('class')).toContain('duplicate');
    expect(await page.locator('.card.furniture').first().isVisible()).toBe(false);
    await page.keyboard.press('k');
    expect(await page.$eval('.card[aria-current]', (card) => card.className)).toContain('conflict');
    expect(faults).toEqual([]);
  });

  it('follows a duplicate to its kept copy', async () => {
    const { page } = await openReview('issue', cleaned);
    await page.locator('.card.duplicate .kept-copy').first().click();
    const copy = cleaned.ledger.entries.find(({ fate }) => fate === 'duplicate')!;
    const kept = await page.locator('.block.picked-other').first();
    expect(await kept.isVisible()).toBe(true);
    expect(cleaned.sources[0]!.text.slice(copy.of!.start, copy.of!.start + 6)).toBe('和幼儿园27');
    expect(await kept.locator('.text').textContent()).toContain('和幼儿园27');
    const [top, bottom] = await page.$eval('#raw .scroller', (pane) => {
      const box = pane.getBoundingClientRect();
      return [box.top, box.bottom];
    });
    const { y } = (await kept.boundingBox())!;
    expect(y).toBeGreaterThan(top! - 1);
    expect(y).toBeLessThan(bottom!);
  });

  it('shows where a paragraph came from, and where raw text went', async () => {
    const { page } = await openReview('issue', cleaned);
    const paragraph = page.locator('.para', { hasText: '21.6%。停产六年的石埠玻璃厂' });
    await paragraph.click();
    // The joint runs through it: it comes from two columns.
    expect(await page.locator('.where button').count()).toBe(2);
    expect(await page.locator('.block.picked').count()).toBeGreaterThanOrEqual(2);
    await page.locator('.where button').nth(1).click();
    await page
      .locator('.block.kept .text', { hasText: '把蓝图种进江岸的泥土里' })
      .first()
      .click({ position: { x: 60, y: 12 } });
    expect(await page.locator('.para.picked').getAttribute('id')).toBe('p1');
  });

  it('finds a word that a line break tears', async () => {
    const { page } = await openReview('issue', cleaned);
    await page.keyboard.press('/');
    await page.keyboard.type('肉牛饲养量达到17.9万头');
    await page.keyboard.press('Enter');
    expect(await page.locator('.found').textContent()).toBe('1 raw, 1 clean');
    await page.keyboard.press('Escape');
    expect(await page.locator('.found').textContent()).toBe('');
  });

  it('changes its theme by key and remembers it', async () => {
    const { page } = await openReview('issue', cleaned);
    const ground = () =>
      page.$eval('html', (root) => root.ownerDocument.defaultView!.getComputedStyle(root).backgroundColor);
    const light = await ground();
    await page.keyboard.press('t');
    expect(await ground()).not.toBe(light);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('gives what is decided as a file that holds, and shows such a file as taken', async () => {
    const { page, faults } = await openReview('issue', cleaned);
    const joint = page.locator('.card.joint').first();
    await joint.locator('button', { hasText: 'Wrong' }).click();
    await page.locator('.card.duplicate').first().locator('button', { hasText: 'Keep both' }).click();
    await page.click('#tab-decisions');
    const waiting = page.waitForEvent('download');
    await page.click('text=Download decisions.json');
    const { decisions } = parseDecisions(readFileSync(await (await waiting).path(), 'utf8'));
    expect(decisions.map((each) => [each.kind, 'decision' in each ? each.decision : ''])).toEqual([
      ['joint', 'reject'],
      ['duplicate', 'keep'],
    ]);
    const known = new Set(cleaned.ledger.joints.map(({ id }) => id));
    expect(known.has(decisions[0]!.id)).toBe(true);
    expect(faults).toEqual([]);

    const again = join(folder, 'again.html');
    writeFileSync(again, renderReview(cleaned, { decisions }));
    const { page: second } = await openPage(browser, pathToFileURL(again).href);
    expect(await second.locator('button[aria-pressed="true"]', { hasText: 'Wrong' }).count()).toBe(1);
    expect(await second.locator('#decided').textContent()).toBe('2');
  });

  it('takes a move: the passage, and the paragraph before which it goes', async () => {
    const { page } = await openReview('issue', cleaned);
    await page.locator('.card.moved [data-pick]').first().click();
    await page.locator('.para').nth(1).click();
    await page.click('#tab-decisions');
    expect(await page.locator('.taken li').count()).toBe(1);
    expect(await page.locator('.taken li').textContent()).toMatch(/goes before \d+/);
  });

  it.each([
    [360, 'light'],
    [360, 'dark'],
    [768, 'light'],
    [768, 'dark'],
    [1200, 'light'],
    [1200, 'dark'],
    [1600, 'light'],
    [1600, 'dark'],
  ] as const)('axe finds nothing at %i px, %s, in any tab', async (width, scheme) => {
    const { page } = await openReview('issue', cleaned, { width, height: 900, scheme });
    expect(await violations(page)).toEqual([]);
    for (const tab of ['order', 'totals', 'decisions']) {
      await page.click(`#tab-${tab}`);
      expect(await violations(page, '#side')).toEqual([]);
    }
    expect(await page.$eval('html', (root) => root.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

describe.skipIf(isSkipped)('the review of a long text in Chromium', { timeout: 240_000 }, () => {
  const copies = 12;
  let long: Reviewed;
  beforeAll(async () => {
    const cleaned = await clean({ path: 'samples/issue/raw.txt', content: readFileSync('samples/issue/raw.txt') });
    long = repeatCleaning(cleaned, copies);
  }, 240_000);

  it('builds what is far away when it comes near; then every raw character is there with its fate', async () => {
    const { page, faults } = await openReview('long', long);
    expect(await page.locator('#raw .part > noscript').count()).toBeGreaterThan(1);
    expect(await page.locator('#clean .part > noscript').count()).toBeGreaterThan(1);
    for (const pane of ['#raw', '#clean']) {
      const parts = page.locator(`${pane} .part`);
      for (let index = (await parts.count()) - 1; index >= 0; index -= 1) {
        const part = parts.nth(index);
        await part.evaluate((element) => element.scrollIntoView());
        await part.locator('> :not(noscript)').first().waitFor();
      }
    }
    expect((await textOf(page, '#raw .source')).join('')).toBe(long.sources[0]!.text);
    expect(await fateless(page)).toBe('');
    expect((await textOf(page, '#clean .text')).join('\n')).toBe(canonical(long.report));
    expect(faults).toEqual([]);
  });

  it('finds and shows what is not built yet', async () => {
    const { page, faults } = await openReview('long', long);
    await page.keyboard.press('/');
    await page.keyboard.type('肉牛饲养量达到17.9万头');
    await page.keyboard.press('Shift+Enter');
    expect(await page.locator('.found').textContent()).toBe(`${copies} raw, ${copies} clean`);
    const last = page.locator('.para .text', { hasText: '17.9万头' }).last();
    await expect.poll(() => isInside(last, '#clean .scroller')).toBe(true);
    await page.keyboard.press('Escape');
    await last.click();
    // Where it came from is built and marked too.
    await expect.poll(() => isInside(page.locator('.block.picked').first(), '#raw .scroller')).toBe(true);
    expect(await page.locator('.where').textContent()).toMatch(/comes from lines \d{4,}/);
    expect(faults).toEqual([]);
  });

  it('goes from the map and from a card to text that is not built yet', async () => {
    const { page, faults } = await openReview('long', long);
    const map = (await page.locator('#minimap').boundingBox())!;
    await page.mouse.click(map.x + map.width / 2, map.y + map.height * 0.6);
    await page.locator('#raw .part').nth(8).locator('> .block').first().waitFor();
    await page.keyboard.press('k');
    const furthest = page.locator('.card[aria-current]');
    const line = /line (\d+)/.exec((await furthest.textContent()) ?? '')?.[1];
    expect(Number(line)).toBeGreaterThan(long.sources[0]!.text.split('\n').length * 0.9);
    await expect.poll(() => isInside(page.locator('.block.picked').first(), '#raw .scroller')).toBe(true);
    expect(faults).toEqual([]);
  });

  it('is readable to its end without script', async () => {
    const { page } = await openReview('long', long, { script: false });
    expect(await page.locator('#raw .source').evaluate((element) => element.textContent)).toBe(long.sources[0]!.text);
    expect(await page.locator('.para').last().isVisible()).toBe(true);
  });
});

describe.skipIf(isSkipped)('hostile text in Chromium', { timeout: 120_000 }, () => {
  const hostile = [
    '<script>document.title = "owned"</script>',
    '</script></style><img src=x onerror="document.title=1">',
    '<!-- --> <![CDATA[ ]]> &amp; &#60; "quotes" \'single\' `ticks`',
    'line\u2028separator\u2029paragraph\u0000nul\u0085next\u200bzero\ufeffmark',
    'right\u202eto left\u2066isolated\r\nlone\rreturn\tand tab\f',
    '𠮷 and a lone \ud842 surrogate',
  ].join('\n');

  it('is shown as text, every character of it', async () => {
    const cleaned = await clean({ path: '"><script>alert(1)</script>.txt', content: hostile });
    const { page, faults } = await openReview('hostile', cleaned);
    const shown = await page.$eval('#raw .source', (element) =>
      [...(element.textContent ?? '')].map((each) => each.codePointAt(0)),
    );
    expect(shown).toEqual([...cleaned.sources[0]!.text].map((each) => each.codePointAt(0)));
    const report = await page.$$eval('#clean .text', (elements) =>
      elements.map((element) => [...(element.textContent ?? '')].map((each) => each.codePointAt(0))),
    );
    expect(report).toEqual(
      canonical(cleaned.report)
        .split('\n')
        .map((each) => [...each].map((one) => one.codePointAt(0))),
    );
    expect(await page.locator('#raw img, #raw script, #clean img, #clean script').count()).toBe(0);
    expect(await page.title()).not.toBe('owned');
    expect(faults).toEqual([]);
  });
});

describe.skipIf(isSkipped || !existsSync(seed))(
  'the review of the Jilin gazette in Chromium',
  { timeout: 300_000 },
  () => {
    it('reaches and colours every raw character, and shows its order', async () => {
      const cleaned = await clean({ path: 'jilin-gazette.txt', content: readFileSync(seed) });
      const { page, faults } = await openReview('jilin', cleaned);
      expect((await textOf(page, '#raw .source')).join('')).toBe(cleaned.sources[0]!.text);
      expect(await fateless(page)).toBe('');
      expect((await textOf(page, '#clean .text')).join('\n')).toBe(canonical(cleaned.report));
      await page.click('#tab-order');
      expect(await textOf(page, '.verdict strong')).toContain('booklet outside in');
      await page.click('#tab-changes');
      await page.keyboard.press('n');
      expect(await page.$eval('.card[aria-current]', (card) => card.className)).toMatch(/joint|doubtful/);
      expect(await violations(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  },
);
