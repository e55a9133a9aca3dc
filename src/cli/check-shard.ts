import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { digestOf, hashOptions, writeMarker } from '../corpus/completion-marker.ts';
import type { Shard } from '../corpus/shard.ts';
import type { CheckPlan } from './check-plan.ts';

/** A shard that is being checked. */
export interface CheckShard {
  readonly shard: Shard;
  readonly onDocument: (id: string, content: string | Uint8Array) => void;
  /** Says that the shard is finished: a completion marker beside the first report that goes to a file, where there is one. */
  readonly mark: () => Promise<void>;
}

/** Begins a shard: a marker of an earlier run is taken away. */
export async function openCheckShard(shard: Shard, plan: CheckPlan, cwd: string): Promise<CheckShard> {
  const outputs = plan.outputs.flatMap(({ file }) => (file === undefined ? [] : [resolve(cwd, file)]));
  const marker = outputs[0] === undefined ? undefined : `${outputs[0]}.done.json`;
  if (marker !== undefined) await rm(marker, { force: true });
  const contents: [id: string, sha256: string][] = [];
  return {
    shard,
    onDocument: (id, content) => contents.push([id, createHash('sha256').update(content).digest('hex')]),
    mark: async () => {
      if (marker === undefined) return;
      const { found, limits, lang, maxWarnings, outputs: formats } = plan;
      const options = hashOptions([found.config, limits, lang, maxWarnings, formats.map(({ name }) => name)]);
      await writeMarker(marker, { stage: 'check', shard, inputs: digestOf(contents), options }, outputs);
    },
  };
}
