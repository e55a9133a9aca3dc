import type { Format } from './format.ts';
import { json, jsonl } from './json.ts';
import { stylish } from './stylish.ts';
import { unix } from './unix.ts';

/** The formats that `gazette check --format` takes, by name. */
export const formats = { stylish, unix, json, jsonl } as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
