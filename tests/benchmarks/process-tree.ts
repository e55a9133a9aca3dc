import { readdirSync, readFileSync } from 'node:fs';

/**
 * What a process and those that it has started have taken, threads and processes that have ended included. Elsewhere than on Linux: this
 * process alone.
 */
export interface TreeUsage {
  readonly cpu: number;
  readonly megabytes: number;
}

/** Clock ticks a second, as Linux tells them to programs. */
const TICKS = 100;

/** Kilobytes that a process holds, its share of what it has in common with others counted by their number. */
function proportionalSize(pid: string): number {
  try {
    return Number(/^Pss:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function childrenOf(pid: string): readonly string[] {
  try {
    const lists = readdirSync(`/proc/${pid}/task`).map((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'),
    );
    return lists.join(' ').split(' ').filter(Boolean);
  } catch {
    return [];
  }
}

const sizeOfTree = (pid: string): number =>
  proportionalSize(pid) + childrenOf(pid).reduce((sum, child) => sum + sizeOfTree(child), 0);

/** CPU seconds of the children of this process that have ended: user and system time, the 16th and 17th field. */
function secondsOfEnded(): number {
  try {
    // The name of the program stands in brackets and may hold anything.
    const behindName = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\) /su, '');
    const [user, system] = behindName.split(' ').slice(13, 15).map(Number);
    return (user! + system!) / TICKS;
  } catch {
    return 0;
  }
}

/** Milliseconds between two looks: a look at three processes takes about one. */
const EVERY = 100;

/** Looks at this process and those it starts until it is told to end, which gives what they took. */
export function watchTree(): () => TreeUsage {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, sizeOfTree(String(process.pid)));
  };
  const timer = setInterval(look, EVERY);
  timer.unref();
  return () => {
    look();
    clearInterval(timer);
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    return { cpu: (userCPUTime + systemCPUTime) / 1e6 + secondsOfEnded(), megabytes: Math.max(maxRSS, peak) / 1024 };
  };
}
