import type { Decision } from '../../decisions/decision.ts';
import { escapeText, jsonForScript } from './escape.ts';
import { integrityOf, pageAssets } from './page-assets.ts';
import { renderClean } from './render-clean.ts';
import { renderHelp } from './render-help.ts';
import { renderItems } from './render-items.ts';
import { renderMinimap } from './render-minimap.ts';
import { renderPuzzle } from './render-puzzle.ts';
import { renderRaw } from './render-raw.ts';
import { renderTotals } from './render-totals.ts';
import { type ReviewServer, reviewData } from './review-data.ts';
import { type Reviewed, type ReviewText, reviewText } from './review-text.ts';

export interface ReviewOptions {
  /** Default: the path of the first source. */
  readonly title?: string;
  /** Decisions that are shown as taken. */
  readonly decisions?: readonly Decision[];
  /** Where decisions are saved at once; without it the page gives them as a file. */
  readonly server?: ReviewServer;
}

/**
 * Renders the review of a cleaning as one self-contained HTML file: raw text beside clean text, every change with what
 * speaks for it, the order that was found, and totals that add up to every raw character. It asks for nothing over the
 * network (its Content-Security-Policy forbids it), shows all text and changes without script, and shows hostile text
 * as text.
 *
 * @throws GazetteError `ledger-mismatch` when the report is not the one the ledger was made with.
 *
 * @example
 * const cleaned = await clean({ path: '2025-01.txt', content });
 * await writeFile('review.html', renderReview(cleaned));
 */
export function renderReview(reviewed: Reviewed, { title, decisions = [], server }: ReviewOptions = {}): string {
  const review = reviewText(reviewed);
  const { early, script, style } = pageAssets();
  const policy = [
    "default-src 'none'",
    `script-src ${integrityOf(early)} ${integrityOf(script)}`,
    `style-src ${integrityOf(style)}`,
    `connect-src ${server ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const name = escapeText(title ?? review.sources[0]?.path ?? 'Review');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Review: ${name.replace(/<[^>]*>/g, '')}</title>
<style>${style}</style>
<script>${early}</script>
</head>
<body>
${renderShell(review, name)}
<script type="application/json" id="data">${jsonForScript(reviewData(review, decisions, server ?? null))}</script>
<script type="module">${script}</script>
</body>
</html>
`;
}

function renderShell(review: ReviewText, name: string): string {
  const doubts = review.items.filter(({ isInDoubt }) => isInDoubt).length;
  const characters = review.sources.reduce((sum, { text }) => sum + text.length, 0);
  const look = doubts === 0 ? 'nothing needs a look' : `${doubts} ${doubts === 1 ? 'needs' : 'need'} a look`;
  return `<a class="skip" href="#side">To the changes</a>
<header class="top">
<h1><bdi>${name}</bdi></h1>
<p class="verdict-line">${characters.toLocaleString('en')} raw characters, each accounted for · ${review.items.length} changes and joints, ${look}</p>
<div class="tools script-only">
<form class="search" role="search"><label class="hidden" for="query">Search raw and clean text</label><input id="query" type="search" placeholder="Search  /" autocomplete="off" spellcheck="false"><output class="found" for="query"></output></form>
<button type="button" id="together" aria-pressed="true" title="Scroll raw and clean text together (s)">Scroll together</button>
<button type="button" id="theme" title="Light or dark (t)"><span aria-hidden="true">◐</span><span class="hidden">Light or dark</span></button>
<button type="button" id="help-button" title="Keys and signs (?)"><span aria-hidden="true">?</span><span class="hidden">Keys and signs</span></button>
</div>
</header>
<main>
<nav class="minimap" id="minimap" aria-label="Map of the raw text">${renderMinimap(review)}<div class="window" hidden></div></nav>
<section class="pane raw" id="raw" aria-labelledby="raw-title"><h2 id="raw-title">Raw</h2><div class="scroller" role="group" tabindex="0" aria-labelledby="raw-title" lang="${review.language}">${renderRaw(review)}</div></section>
<svg class="ribbons" aria-hidden="true"></svg>
<section class="pane clean" id="clean" aria-labelledby="clean-title"><h2 id="clean-title">Clean</h2><div class="scroller" role="group" tabindex="0" aria-labelledby="clean-title">${renderClean(review)}</div></section>
<div class="where script-only" role="status" aria-live="polite" tabindex="0" aria-label="Where it came from"><p>Click a paragraph to see where it came from, or raw text to see where it went.</p></div>
<aside class="side" id="side" aria-label="Changes, order and totals">
<div class="tabs script-only" role="tablist" aria-label="What to see">
<button type="button" role="tab" id="tab-changes" aria-controls="changes" aria-selected="true">Changes</button>
<button type="button" role="tab" id="tab-order" aria-controls="order" aria-selected="false" tabindex="-1">Order</button>
<button type="button" role="tab" id="tab-totals" aria-controls="totals" aria-selected="false" tabindex="-1">Totals</button>
<button type="button" role="tab" id="tab-decisions" aria-controls="decisions" aria-selected="false" tabindex="-1">Decisions <span class="count" id="decided">0</span></button>
</div>
<section class="panel shown" id="changes" aria-label="Changes" tabindex="0"><h2 class="no-script-title">Changes</h2>${renderItems(review)}</section>
<section class="panel" id="order" aria-label="Order" tabindex="0"><h2>Page puzzle</h2>${renderPuzzle(review)}</section>
<section class="panel" id="totals" aria-label="Totals" tabindex="0"><h2>What became of every character</h2>${renderTotals(review)}</section>
<section class="panel script-only" id="decisions" aria-label="Decisions" tabindex="0"><h2>Decisions</h2><div id="decision-list"></div></section>
</aside>
</main>
${renderHelp()}`;
}
