// A scored run as a file: where it came from, its figures and every question. The baseline is one, too.
import { z } from 'zod';
import { type QuestionScore, questionScoreSchema } from './score.ts';
import { parseJson, readText, SuiteError } from './suite.ts';

/** What a run was made with: enough to say why two runs differ. */
export const provenanceSchema = z.object({
  /** ISO time of the run. */
  date: z.string(),
  /** Git commit, null outside a repository; `-dirty` is added when files were changed. */
  commit: z.string().nullable(),
  corpusVersions: z.array(z.string()),
  embedder: z.string().nullable(),
  /** Chat model, null when answers are verbatim. */
  model: z.string().nullable(),
  prompts: z.array(z.string()),
});
const scoresSchema = z.object({ provenance: provenanceSchema, questions: z.array(questionScoreSchema) });

export type Provenance = z.infer<typeof provenanceSchema>;
export type Scores = { provenance: Provenance; questions: QuestionScore[] };

/** Reads a scores file; @throws SuiteError when it is not one. */
export function readScores(file: string): Scores {
  const parsed = scoresSchema.safeParse(parseJson(readText(file), file));
  if (!parsed.success)
    throw new SuiteError(`${file}: không phải tệp điểm (scores) — ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/**
 * A scores file, one question a line so that changes read well in version control. `keepTimes: false` leaves out
 * durations: they are this machine's, not the program's.
 */
export function formatScores(scores: Scores, options: { keepTimes: boolean }): string {
  const lines = scores.questions.map((question) =>
    JSON.stringify(options.keepTimes ? question : { ...question, totalMs: null }),
  );
  return `{"provenance":${JSON.stringify(scores.provenance)},"questions":[\n${lines.join(',\n')}\n]}\n`;
}
