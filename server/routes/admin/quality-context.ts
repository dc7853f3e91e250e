// What the administrator's pages on quality are given, beside what every route has.
import type { Desk } from '../../../evals/runs/desk.ts';
import type { Provenance } from '../../../evals/scores.ts';
import type { SuiteFiles } from '../../../evals/suite-files.ts';
import type { QualityDay } from '../../domain-quality.ts';
import type { GapDecision, GapStates } from '../../store/gap-states.ts';
import type { QuestionLog } from '../../store/question-log.ts';
import type { RouteContext } from '../context.ts';

export type QualityContext = Pick<RouteContext, 'assets' | 'clock' | 'library' | 'log'> & {
  questionLog: QuestionLog;
  suites: SuiteFiles;
  desk: Desk;
  /** What runs now: commit, prompts, model. */
  provenance: () => Provenance;
  audit: (
    action: string,
    subject: { kind: string; id: string },
    detail?: Record<string, unknown>,
  ) => Promise<void>;
  /** Runs the checks that wait, so that a page shows what was asked a moment ago. */
  checkAnswers: () => Promise<number>;
  qualityByDay: (from: string) => Promise<QualityDay[]>;
  gaps: {
    states: () => Promise<GapStates>;
    decide: (questionIds: string[], decision: GapDecision | null) => Promise<void>;
  };
  agencyNames: () => Promise<Map<string, string>>;
  /** Whether the knowledge base has these words. */
  hasText: (words: string) => Promise<boolean>;
};

/** The day so many days before now, in Vietnam's time. */
export function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() + (7 - (days - 1) * 24) * 3600 * 1000).toISOString().slice(0, 10);
}
