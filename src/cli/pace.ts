/** How fast a run goes, and how long it will still take. */
export interface Pace {
  /** Told of how many are done; gives what is to be shown, or an empty string while it is too early to say. */
  readonly at: (done: number, total: number) => string;
}

/** Milliseconds before anything is said, and over which the rate is taken: a run that was slow an hour ago says nothing of now. */
const EARLIEST = 2_000;
const WINDOW = 30_000;

/**
 * Keeps the pace of a run by the clock it is given.
 *
 * @param now milliseconds
 * @example
 * pace.at(1200, 100_000)   // '86/s, 19m 8s left'
 */
export function startPace(now: () => number = () => performance.now()): Pace {
  const seen: { readonly time: number; readonly done: number }[] = [];
  return {
    at: (done, total) => {
      const time = now();
      if (seen.length > 0 && done < seen[seen.length - 1]!.done) seen.length = 0;
      if (done !== seen[seen.length - 1]?.done) seen.push({ time, done });
      while (seen.length > 2 && time - seen[1]!.time > WINDOW) seen.shift();
      const first = seen[0]!;
      const elapsed = time - first.time;
      if (elapsed < EARLIEST || done === first.done) return '';
      const rate = (done - first.done) / elapsed;
      return `${rateInWords(rate * 1000)}, ${timeInWords((total - done) / rate)} left`;
    },
  };
}

function rateInWords(each: number): string {
  if (each >= 10) return `${Math.round(each)}/s`;
  return each >= 1 ? `${each.toFixed(1)}/s` : `${(each * 60).toFixed(1)}/min`;
}

/** Two units, since nobody waits by the second for what takes hours. */
function timeInWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return `${hours}h ${minutes}m`;
  return minutes > 0 ? `${minutes}m ${seconds % 60}s` : `${seconds}s`;
}
