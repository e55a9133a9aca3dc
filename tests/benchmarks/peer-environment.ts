import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Python with the libraries that we are measured against, or why there is none. */
export interface PeerEnvironment {
  readonly python?: string;
  readonly trouble?: string;
}

const folder = join('node_modules', '.cache', 'gazette-peers');

/** What text-dedup 0.4.0 declares goes beyond what its MinHash command imports (Spark, TensorFlow): only that is installed. */
const packages = {
  sketches: ['datasketch==2.0.0', 'rensa==0.5.0'],
  'text-dedup': ['datasets', 'click<9', 'click-option-group', 'scipy', 'regex', 'rich<14', 'tqdm', 'xxhash', 'ftfy'],
} as const;

/**
 * Makes a virtual environment with the packages of PyPI, once; `GAZETTE_PEERS` names a folder with one that is there.
 *
 * @param wanted text-dedup stands in one of its own, since half a gigabyte comes with it
 */
export function peerEnvironment(wanted: keyof typeof packages): PeerEnvironment {
  const made = join(process.env.GAZETTE_PEERS ?? folder, wanted);
  const python = join(made, 'bin', 'python');
  try {
    if (!existsSync(python)) execFileSync('python3', ['-m', 'venv', made], { stdio: 'ignore' });
    if (!has(python, wanted)) {
      const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
      execFileSync(python, [...install, ...packages[wanted]], { stdio: 'ignore' });
      if (wanted === 'text-dedup')
        execFileSync(python, [...install, '--no-deps', 'text-dedup==0.4.0'], { stdio: 'ignore' });
    }
    return has(python, wanted) ? { python } : { trouble: `${wanted} is installed but cannot be imported` };
  } catch (error) {
    return {
      trouble: `no Python environment for ${wanted}: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
    };
  }
}

function has(python: string, wanted: keyof typeof packages): boolean {
  const imports = wanted === 'sketches' ? 'import datasketch, rensa' : 'import text_dedup.minhash';
  try {
    execFileSync(python, ['-c', imports], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
