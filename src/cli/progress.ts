import type { SingleBar } from 'cli-progress';
import { onInterruption } from '../corpus/interruption.ts';
import { clip } from '../diff/display-width.ts';
import type { Io } from './io.ts';
import { startPace } from './pace.ts';

/** How far a run has come, on the last line of the terminal while nothing else is printed. */
export interface Progress {
  /** The input that is worked at, counted from 1. */
  readonly input: (name: string, number: number, of: number) => void;
  /** Pages read of it, or bytes. */
  readonly part: (done: number, total: number, unit: 'page' | 'MB') => void;
  /** Takes the bar off the screen: before anything is printed, and at the end. */
  readonly hide: () => void;
}

const silent: Progress = { input: () => {}, part: () => {}, hide: () => {} };

/** Cells of the bar, and of the name beside it. */
const BAR = 20;
const NAME = 40;

/**
 * A bar on stderr where that is a terminal and nobody asked for quiet; nothing in CI, in a pipe or on a terminal that cannot
 * erase a line. It shows itself for several inputs, and for pages and long files.
 */
export async function startProgress(io: Io, isQuiet: boolean): Promise<Progress> {
  const stream = io.stderr as NodeJS.WritableStream & { readonly isTTY?: boolean };
  const isCi = io.env.CI !== undefined && io.env.CI !== '' && io.env.CI !== 'false';
  if (isQuiet || isCi || stream.isTTY !== true || io.env.TERM === 'dumb') return silent;
  const { default: cliProgress } = await import('cli-progress');
  const make = () =>
    new cliProgress.SingleBar({
      stream,
      format: '{bar} {value}/{total} {unit}{pace} {name}',
      barsize: BAR,
      barCompleteChar: '#',
      barIncompleteChar: '-',
      hideCursor: true,
      clearOnComplete: true,
      stopOnComplete: false,
      gracefulExit: false,
      noTTYOutput: false,
      emptyOnZero: true,
    });
  let bar: SingleBar | undefined;
  let release = () => {};
  const hide = () => {
    bar?.stop();
    bar = undefined;
    release();
  };
  let current = { name: '', number: 1, of: 1 };
  const paces = new Map<string, ReturnType<typeof startPace>>();
  const paceOf = (unit: string, value: number, total: number) => {
    // The pages of each input have a pace of their own.
    const key = unit === 'inputs' ? unit : `${unit} ${current.number}`;
    let pace = paces.get(key);
    if (!pace) {
      for (const old of paces.keys()) if (old !== 'inputs') paces.delete(old);
      pace = startPace();
      paces.set(key, pace);
    }
    const said = pace.at(value, total);
    return said === '' ? '' : ` ${said}`;
  };
  const show = (total: number, value: number, unit: string) => {
    const { name, number, of } = current;
    const payload = {
      unit,
      pace: paceOf(unit, value, total),
      name: clip(of > 1 && unit !== 'inputs' ? `of ${number}/${of}: ${name}` : name, NAME),
    };
    if (!bar) {
      bar = make();
      // Else Ctrl-C would leave a terminal without a cursor.
      release = onInterruption(hide);
      bar.start(total, value, payload);
      return;
    }
    if (bar.getTotal() !== total) bar.setTotal(total);
    bar.update(value, payload);
  };
  return {
    input: (name, number, of) => {
      current = { name, number, of };
      if (of > 1) show(of, number - 1, 'inputs');
    },
    part: (done, total, unit) => {
      if (total > 1) show(total, done, unit === 'page' ? 'pages' : unit);
    },
    hide,
  };
}
