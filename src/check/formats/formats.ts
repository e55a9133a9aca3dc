import type { Format } from './format.ts';
import type { FormatName } from './format-names.ts';
import { github } from './github.ts';
import { html } from './html.ts';
import { json, jsonl } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import { stylish } from './stylish.ts';
import { unix } from './unix.ts';

/** The formats by their names. */
export const formats = {
  stylish,
  unix,
  json,
  jsonl,
  junit,
  sarif,
  github,
  markdown,
  html,
} as const satisfies Readonly<Record<FormatName, Format>>;
