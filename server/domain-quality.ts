// Nouns of the daily quality of live answers, shared by the store and the pages: no logic.

/** How many of what was looked at held. */
export type Ratio = { held: number; total: number };

/** What one day's questions come to; latencies in milliseconds. */
export type QualityDay = {
  /** "2026-11-25", in Vietnam's time. */
  day: string;
  questions: number;
  answered: number;
  refused: number;
  failed: number;
  checked: number;
  quotes: Ratio;
  citations: Ratio;
  values: Ratio;
  /** Answers with a problem of any kind. */
  flawed: number;
  good: number;
  bad: number;
  p50Ms: number | null;
  p95Ms: number | null;
};
