import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The scripts of the page, each behind those that it needs. They are real modules, joined to one when a page is made. */
const modules = [
  'review-data.js',
  'restore-units.js',
  'positions.js',
  'parts.js',
  'panes.js',
  'ribbons.js',
  'selection.js',
  'scroll-together.js',
  'minimap.js',
  'change-list.js',
  'search.js',
  'decisions.js',
  'keyboard.js',
  'main.js',
];

/** What a page carries besides its text. */
export interface PageAssets {
  /** Runs before the page is shown: the chosen theme, and that there is a script. */
  readonly early: string;
  readonly script: string;
  readonly style: string;
}

let assets: PageAssets | undefined;

/** Reads style and scripts once; they lie beside this module, in the package too. */
export function pageAssets(): PageAssets {
  assets ??= {
    early: joinModules([textOf('early.js')]),
    script: joinModules(modules.map(textOf)),
    style: textOf('review.css').replace(/\/\*[\s\S]*?\*\/\n?/g, ''),
  };
  return assets;
}

/**
 * One module of several: imports and `export` go, since all names stand in one scope; two modules that declare the same
 * name make the browser refuse the script, and so fail the tests.
 */
function joinModules(texts: readonly string[]): string {
  return texts
    .join('\n')
    .replace(/^import [^;]*;\n/gm, '')
    .replace(/^export \{[^}]*\};\n/gm, '')
    .replace(/^export /gm, '')
    .replace(/^[ \t]*\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n/gm, '');
}

/** How a Content-Security-Policy names an inline script or style. */
export function integrityOf(content: string): string {
  return `'sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}'`;
}

function textOf(name: string): string {
  return readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8').replace(/\r\n/g, '\n');
}
