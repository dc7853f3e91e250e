// What a run is: which suites, against what, with which program, model and seed, and how far it came.
import { z } from 'zod';
import { resultSchema } from '../result.ts';
import { questionScoreSchema } from '../score.ts';
import { provenanceSchema } from '../scores.ts';

/** `temporary`: the shipped documents in a database of their own; `live`: the knowledge base as it is. */
export const runTargets = ['temporary', 'live'] as const;
export type RunTarget = (typeof runTargets)[number];

/** `running` of a process that is gone is shown as interrupted; it can be resumed like a cancelled one. */
export const runStatuses = ['running', 'cancelled', 'failed', 'finished'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** Most repeats of one run. */
export const MAX_REPEATS = 20;

export const runSchema = z.object({
  id: z.string().regex(/^\d{8}-\d{6}-[0-9a-f]{4}$/),
  status: z.enum(runStatuses),
  target: z.enum(runTargets),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** Name, content hash and length of each suite file. */
  suites: z.array(z.object({ name: z.string(), digest: z.string(), questions: z.int() })),
  /** All suites of the project, and nothing else: then every gate must be measured. */
  own: z.boolean(),
  /** How often each question is asked: a model answers differently every time. */
  repeats: z.int().min(1).max(MAX_REPEATS),
  /** Sampling seed of the first repeat; the next ones count up. Of no effect without a model. */
  seed: z.int(),
  provenance: provenanceSchema,
  /** Process that works on it. */
  pid: z.int(),
  /** Why it failed, for the administrator. */
  problem: z.string().nullable(),
});
export type Run = z.infer<typeof runSchema>;

/** One answered question: appended as soon as it is there, so that a killed run keeps what it has. */
export const runLineSchema = z.object({
  repeat: z.int().min(1),
  result: resultSchema,
  /** Null for a question without a gold. */
  score: questionScoreSchema.nullable(),
});
export type RunLine = z.infer<typeof runLineSchema>;
