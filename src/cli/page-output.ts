import { spawn } from 'node:child_process';
import { emit, type Io } from './io.ts';

/** As git sets them for its pager: leave at once when all fits, let colours through, do not clear the screen. */
const lessOptions = 'FRX';

/**
 * Shows a text through the user's pager when stdout is a terminal, as git does: `$PAGER`, or `less`; `PAGER=cat` or an empty one means
 * none. Where the pager cannot be started the text goes to the terminal itself. Quitting the pager early is no error.
 */
export async function emitPaged(io: Io, text: string, wanted: boolean): Promise<void> {
  const pager = io.env.PAGER ?? 'less';
  const isScreen = 'isTTY' in io.stdout && io.stdout.isTTY === true && io.env.TERM !== 'dumb';
  const isShown = wanted && isScreen && pager !== '' && pager !== 'cat' && (await shownBy(pager, io, text));
  if (!isShown) await emit(io.stdout, text);
}

/** Runs the pager by the shell, since `$PAGER` may carry options. False where there is no such command. */
function shownBy(pager: string, io: Io, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const env = { LESS: lessOptions, LV: '-c', ...io.env };
    const child = spawn(pager, { shell: true, cwd: io.cwd, env, stdio: ['pipe', 'inherit', 'inherit'] });
    // Interrupting is the pager's matter: it must not be left alone on the terminal.
    const stay = () => {};
    process.on('SIGINT', stay);
    const settle = (isShown: boolean) => {
      process.off('SIGINT', stay);
      resolve(isShown);
    };
    child.on('error', () => settle(false));
    // 126 and 127: the shell has found nothing to run (POSIX sh, section 2.8.2).
    child.on('close', (code) => settle(code !== 126 && code !== 127));
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  });
}
