import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Debian's; the tests need no browser of their own. */
const executablePath = '/usr/bin/chromium';

/** Where no browser is, its tests are skipped; in CI that would hide them. */
export const isSkipped = !existsSync(executablePath) && process.env.CI === undefined;

const quiet = ['background-networking', 'component-update', 'sync', 'quic', 'gpu'].map((part) => `--disable-${part}`);

export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...quiet, '--no-first-run'] });
}

export interface OpenedPage {
  readonly page: Page;
  /** What the page must not have: errors, violations of its policy, requests to anywhere but itself. */
  readonly faults: readonly string[];
}

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly script?: boolean;
}

/** Opens an address and watches that nothing leaves the page and nothing goes wrong in it. */
export async function openPage(browser: Browser, url: string, look: Look = {}): Promise<OpenedPage> {
  const { width = 1200, height = 800, scheme = 'light', script = true } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    javaScriptEnabled: script,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  // A machine that is busy with other things is slow, not wrong.
  page.setDefaultTimeout(120_000);
  const faults: string[] = [];
  const { origin, pathname } = new URL(url);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  page.on('request', (request) => {
    const asked = new URL(request.url());
    const isOwn = asked.protocol === 'file:' ? asked.pathname === pathname : asked.origin === origin;
    if (!isOwn && asked.protocol !== 'blob:') faults.push(`asked for ${request.url()}`);
  });
  await page.goto(url);
  return { page, faults };
}
