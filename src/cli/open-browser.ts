import { spawn } from 'node:child_process';

/** How each system opens an address in the browser of its user. */
const commands: Readonly<Record<string, readonly [command: string, ...words: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens an address in the user's browser; false where there is no way to. It does not wait for the browser to end. */
export function openBrowser(url: string, platform: string = process.platform): Promise<boolean> {
  const [command, ...words] = commands[platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    // No shell: the address is a word of its own.
    const child = spawn(command, [...words, url], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
