import type { Stage, StageOptions } from './stage.ts';

/** All stages that a worker knows, by name; loaded when one is asked for. */
export const stages = {
  clean: async (options: StageOptions): Promise<Stage> => (await import('./clean-stage.ts')).cleanStage(options),
  check: async (options: StageOptions): Promise<Stage> => (await import('./check-stage.ts')).checkStage(options),
  sign: async (options: StageOptions): Promise<Stage> => (await import('./sign-stage.ts')).signStage(options),
  pairs: async (options: StageOptions): Promise<Stage> => (await import('./pairs-stage.ts')).pairsStage(options),
  verify: async (options: StageOptions): Promise<Stage> => (await import('./verify-stage.ts')).verifyStage(options),
  cluster: async (options: StageOptions): Promise<Stage> => (await import('./cluster-stage.ts')).clusterStage(options),
} as const;

export type StageName = keyof typeof stages;

export const stageNames = Object.keys(stages) as readonly StageName[];
