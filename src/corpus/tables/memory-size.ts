import { GazetteError } from '../../errors.ts';

const units: Readonly<Record<string, number>> = {
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 2 ** 10,
  MIB: 2 ** 20,
  GIB: 2 ** 30,
};

/** DuckDB does not even start with less; joins that spill need this much for their buffers (tried: 64 MB fails at a million rows). */
const LEAST = 100e6;

/**
 * A size of memory as people write it, in bytes.
 *
 * @throws GazetteError `usage` for what is no size, or less than 100 MB
 * @example
 * memorySize('1GB')      // 1000000000
 * memorySize('512 MiB')  // 536870912
 */
export function memorySize(text: string): number {
  const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]i?b)\s*$/i.exec(text) ?? [];
  const bytes = amount && unit ? Number(amount) * (units[unit.toUpperCase()] ?? Number.NaN) : Number.NaN;
  if (!Number.isFinite(bytes)) throw new GazetteError('usage', `--memory-limit ${text}: a size such as 1GB or 512MB`);
  if (bytes < LEAST) throw new GazetteError('usage', `--memory-limit ${text}: at least 100MB`);
  return Math.round(bytes);
}
