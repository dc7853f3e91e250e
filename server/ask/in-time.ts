// Answers from what was in force at the asked time; what is out of force today answers only when nothing else does.
import type { TimeFilter } from '../store/time-filter.ts';
import { type AskedTime, askedTime } from './asked-time.ts';
import type { Sources } from './sources.ts';

/** The sources limited to what was in force at a time. */
export function sourcesAt(sources: Sources, time: TimeFilter): Sources {
  return {
    ...sources,
    search: (query) => sources.search({ ...query, time }),
    tasks: (filter) => sources.tasks({ ...filter, time }),
  };
}

export type Timed<T> = T & {
  /** The time that the question asks about, null for today. */
  time: AskedTime | null;
};

type Step<T> = (question: string, sources: Sources) => Promise<T>;

/**
 * Answers a question at its time. Without an answer: a question about now looks at what is out of force too (the
 * answer then says so); one that strictly names another time stays unanswered.
 */
export async function answerInTime<T>(
  question: string,
  today: string,
  sources: Sources,
  groups: string[],
  step: Step<T>,
  isEmpty: (part: T) => boolean,
): Promise<Timed<T>> {
  const time = askedTime(question, today);
  if (time !== null) {
    const then = await step(time.question, sourcesAt(sources, time.filter));
    if (time.strict || !isEmpty(then)) return { ...then, time };
    return { ...(await step(question, sources)), time: null };
  }
  if (!(await sources.outdated(groups))) return { ...(await step(question, sources)), time: null };
  const now = await step(question, sourcesAt(sources, 'now'));
  return { ...(isEmpty(now) ? await step(question, sources) : now), time: null };
}
