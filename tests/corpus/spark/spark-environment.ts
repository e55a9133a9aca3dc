import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = process.env.GAZETTE_SPARK ?? join('node_modules', '.cache', 'gazette-spark');

/** Python with PySpark, made by `.ci/make-spark-environment`; undefined where it was not made. */
export function sparkPython(): string | undefined {
  const python = resolve(folder, 'bin', 'python');
  return existsSync(python) ? python : undefined;
}
