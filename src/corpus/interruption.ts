import { isMainThread } from 'node:worker_threads';

/** What Ctrl-C, a closing terminal and a machine that shuts down send. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

type Signal = (typeof signals)[number];

const cleanUps = new Set<() => unknown>();
let isEnding = false;

let isLeftToOther = false;

/**
 * Leaves Ctrl-C and a closing terminal, which come to all processes of a terminal at once, to the one that has started this one: that
 * one ends it when it is time, and takes back what it has begun.
 */
export function leaveInterruptions(): void {
  isLeftToOther = true;
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
}

/**
 * Has something done before the process gives way to Ctrl-C or its like: unfinished files taken back, workers ended. The process then
 * ends by that very signal, so that a shell sees 130 for Ctrl-C and a loop around it ends too. A second Ctrl-C ends it at once.
 * While nothing is registered a signal does what it always does.
 *
 * @returns takes the registration back
 */
export function onInterruption(cleanUp: () => unknown): () => void {
  // Signals come to the main thread alone.
  if (!isMainThread || isLeftToOther) return () => {};
  if (cleanUps.size === 0) for (const signal of signals) process.on(signal, interrupt);
  cleanUps.add(cleanUp);
  return () => {
    cleanUps.delete(cleanUp);
    if (cleanUps.size === 0 && !isEnding) for (const signal of signals) process.off(signal, interrupt);
  };
}

async function interrupt(signal: Signal): Promise<void> {
  if (!isEnding) {
    isEnding = true;
    // The newest first: workers end before what they have written is taken back.
    for (const cleanUp of [...cleanUps].reverse()) {
      try {
        await cleanUp();
      } catch {
        // The process ends whatever it leaves.
      }
    }
  }
  for (const each of signals) process.off(each, interrupt);
  process.kill(process.pid, signal);
}
