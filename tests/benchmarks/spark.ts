import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readParquet } from '../../src/corpus/tables/read-parquet.ts';
import { makePassages } from './made-passages.ts';
import { readStageCosts, type StageCost } from './spark-stages.ts';

/**
 * `npm run bench:spark [-- --sizes 2000,8000,32000] [-- --corpora laws,newspapers-en]`: `dedupe_job.py` on made passages of three sizes, and
 * on corpora of ../shared beside the embedded run: whole processes, one after the other. Prints seconds and bytes for each stage, from the
 * event log of Spark.
 */
const python = resolve(process.env.GAZETTE_SPARK ?? join('node_modules', '.cache', 'gazette-spark'), 'bin');
const program = fileURLToPath(new URL('../../bin/gazette.js', import.meta.url));
const job = fileURLToPath(new URL('../../src/corpus/spark/dedupe_job.py', import.meta.url));
const shared = resolve('..', 'shared', 'corpus');

/** Threads of Spark, and the partitions of each stage. */
const THREADS = 2;
const settings = [
  ...['--master', `local[${THREADS}]`, '--driver-memory', '1500m'],
  ...['--conf', 'spark.ui.enabled=false', '--conf', 'spark.sql.adaptive.enabled=false'],
  // On one machine a text need not be sent to where its pair is.
  ...['--conf', 'spark.sql.autoBroadcastJoinThreshold=200m'],
  ...['--conf', `spark.sql.shuffle.partitions=${THREADS}`],
];

/** A run of a minute ends before the second compiler of the JVM has paid, and a heap that grows by and by is swept whole each time: see SIZING.md. */
const java = process.env.GAZETTE_SPARK_JAVA ?? '-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MetaspaceSize=256m -Xms1g';

function wordsOf(option: string, otherwise: string): readonly string[] {
  const at = process.argv.indexOf(option);
  return (at < 0 ? otherwise : (process.argv[at + 1] ?? '')).split(',').filter((each) => each !== '');
}

interface Run {
  readonly seconds: number;
  readonly costs: readonly StageCost[];
}

function runSpark(input: string, output: string, classes: string): Run {
  const log = `${output}.events`;
  mkdirSync(log);
  const start = performance.now();
  const logging = ['--conf', 'spark.eventLog.enabled=true', '--conf', `spark.eventLog.dir=file://${log}`];
  const jvm = ['--driver-java-options', `${java} ${classes}`];
  const words = ['--input', input, '--output', output, '--worker', `'${process.execPath}' ${program}`];
  execFileSync(
    join(python, 'spark-submit'),
    [...settings, ...jvm, ...logging, job, ...words, '--partitions', `${THREADS}`],
    {
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { ...process.env, PYSPARK_PYTHON: join(python, 'python'), SPARK_LOCAL_IP: '127.0.0.1' },
    },
  );
  const seconds = (performance.now() - start) / 1000;
  return { seconds, costs: readStageCosts(log) };
}

function tell(name: string, documents: number, bytes: number, { seconds, costs }: Run): void {
  const all = costs.reduce((sum, { shuffled }) => sum + shuffled, 0);
  console.log(
    `\n${name}: ${documents} documents, ${(bytes / 1e6).toFixed(1)} MB; whole process ${seconds.toFixed(1)} s`,
  );
  console.log(
    `bytes shuffled per passage: ${(all / documents).toFixed(0)} (${(all / bytes).toFixed(2)} per byte of text)`,
  );
  console.log('| stage | task seconds | of a million documents, core hours | shuffled, bytes a document |');
  console.log('| --- | ---: | ---: | ---: |');
  for (const { stage, seconds: task, shuffled } of costs)
    console.log(
      `| ${stage || 'reading, counting'} | ${task.toFixed(1)} | ${((task / documents) * (1e6 / 3600)).toFixed(2)} | ${(shuffled / documents).toFixed(0)} |`,
    );
}

/** How much more the largest size costs than the one before it, beyond what it has more to do. */
function tellGrowth(runs: readonly { readonly documents: number; readonly costs: readonly StageCost[] }[]): void {
  const total = ({ costs }: (typeof runs)[number], of: 'seconds' | 'shuffled') =>
    costs.reduce((sum, cost) => sum + cost[of], 0);
  for (const [k, run] of runs.entries()) {
    const before = runs[k - 1];
    if (!before) continue;
    const exponent = (of: 'seconds' | 'shuffled') =>
      (Math.log(total(run, of) / total(before, of)) / Math.log(run.documents / before.documents)).toFixed(2);
    console.log(
      `growth from ${before.documents} to ${run.documents}: task seconds n^${exponent('seconds')}, shuffled bytes n^${exponent('shuffled')}`,
    );
  }
}

async function rowsIn(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.parquet'))
    .sort())
    for await (const row of readParquet(join(folder, file), 'passages')) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
}

/** Writes made passages as JSON Lines. */
function writePassages(path: string, size: number): void {
  const lines = Array.from(makePassages(0, size, { seed: 7 }), (passage) => `${JSON.stringify(passage)}\n`);
  writeFileSync(path, lines.join(''));
}

/** A run by which the JVM writes down the classes that it has loaded, as whoever starts the job often does once. Out: the option that has them used. */
function archiveClasses(folder: string): string {
  const [input, archive] = [join(folder, 'first.jsonl'), join(folder, 'classes.jsa')];
  writePassages(input, 200);
  runSpark(input, join(folder, 'first'), `-XX:ArchiveClassesAtExit=${archive}`);
  return existsSync(archive) ? `-XX:SharedArchiveFile=${archive}` : '';
}

const work = mkdtempSync(join(tmpdir(), 'gazette-spark-'));
try {
  console.log(`Node ${process.version}, ${cpus().length} processors (${cpus()[0]?.model}), local[${THREADS}]`);
  const classes = archiveClasses(work);
  console.log(`JVM: ${java}${classes && ', classes archived by a run before'}`);
  const runs = [];
  for (const size of wordsOf('--sizes', '2000,8000,32000').map(Number)) {
    const input = join(work, `made-${size}.jsonl`);
    writePassages(input, size);
    const run = runSpark(input, join(work, `made-${size}`), classes);
    tell(`made passages`, size, statSync(input).size, run);
    runs.push({ documents: size, ...run });
  }
  tellGrowth(runs);
  for (const name of wordsOf('--corpora', 'laws,newspapers-en').filter((each) => existsSync(join(shared, each)))) {
    const gazette = (...words: readonly string[]) =>
      execFileSync(process.execPath, [program, ...words], { stdio: 'ignore' });
    const timed = (...words: readonly string[]) => {
      const start = performance.now();
      gazette('dedupe', join(shared, name), ...words);
      return (performance.now() - start) / 1000;
    };
    const inMemory = timed('-o', join(work, `${name}.jsonl`));
    const withIndex = timed('--index', join(work, `${name}.duckdb`), '-o', join(work, `${name}-index.jsonl`));
    // The documents as the embedded run names and reads them.
    gazette('dedupe', join(shared, name), '--stage', 'sign', '-o', join(work, `${name}-documents`));
    const input = join(work, `${name}-documents`, 'sign', 'documents.1-of-1.jsonl');
    const run = runSpark(input, join(work, name), classes);
    const documents = readFileSync(input, 'utf8').split('\n').length - 1;
    tell(name, documents, statSync(input).size, run);
    const is = createHash('sha256')
      .update(readFileSync(join(work, `${name}.jsonl`)))
      .digest('hex');
    const isSame = is === (await rowsIn(join(work, name, 'passages')));
    console.log(`rows ${isSame ? 'equal' : 'DIFFER FROM'} those of the embedded run, byte for byte`);
    for (const [how, embedded] of Object.entries({ 'in memory': inMemory, 'with an index on disk': withIndex }))
      console.log(
        `embedded run ${how} ${embedded.toFixed(1)} s; on Spark ${(run.seconds / embedded).toFixed(1)} times that`,
      );
    if (!isSame) process.exitCode = 1;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
