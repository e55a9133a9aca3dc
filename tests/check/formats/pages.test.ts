import { describe, expect, it } from 'vitest';
import { html } from '../../../src/check/formats/html.ts';
import { markdown } from '../../../src/check/formats/markdown.ts';
import { beyond, findings, hostile, plain, runOf } from './made-run.ts';

describe('Markdown summary', () => {
  it('counts by rule and lists the worst first, folded away', () => {
    const text = markdown(runOf(findings, [beyond]), plain);
    expect(text).toContain('| dangling-start | 1 | 0 |');
    expect(text.indexOf('✗ dangling-start')).toBeLessThan(text.indexOf('! section-missing'));
    expect(text).toContain('<details>');
    expect(text).toContain('✗ duplicate');
  });

  it('fits into one comment however many findings there are', () => {
    const many = Array.from({ length: 5000 }, () => ({ ...findings[0]!, excerpt: '各位代表'.repeat(10) }));
    expect(markdown(runOf(many), plain).length).toBeLessThan(65_536);
  });

  it('shows markup, mentions and links of a text as text', () => {
    const text = markdown(runOf(hostile), plain);
    expect(text).not.toMatch(/<(?:img|b>|\/script)/);
    expect(text).not.toMatch(/\]\(http|@all/);
  });
});

describe('HTML page', () => {
  it('needs no network and no script, and lets nothing of a text act', () => {
    const page = html(runOf(hostile, [beyond]), plain);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<img|<b>|<[a-z][^<>]*\b(?:href|src)=/);
    expect(page).toContain('&lt;/script&gt;');
  });

  it('says so when there is nothing to say', () => {
    expect(html(runOf([]), plain)).toContain('No findings.');
  });
});
