/** The formats that `gazette check --format` takes, by name; apart from what they do, so that a command line is read without it. */
export const formatNames = [
  'stylish',
  'unix',
  'json',
  'jsonl',
  'junit',
  'sarif',
  'github',
  'markdown',
  'html',
] as const;

export type FormatName = (typeof formatNames)[number];
