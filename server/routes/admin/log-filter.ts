// The filter of the question log as it stands in an address: unknown values are left out, never an error.
import type { LogQuery } from '../../../views/admin/questions.ts';
import { questionsText } from '../../../views/text/questions.ts';
import { feedbackReasons } from '../../store/feedback.ts';
import type { LogFilter } from '../../store/question-log.ts';

const feedbackValues = new Set<string>([...Object.keys(questionsText.feedbacks), ...feedbackReasons]);

export function readLogQuery(query: Record<string, string>): LogQuery {
  const one = (name: string, isGood: (value: string) => boolean) => {
    const value = (query[name] ?? '').trim();
    return isGood(value) ? value : '';
  };
  return {
    text: (query.text ?? '').toWellFormed().replaceAll('\u0000', '').trim().slice(0, 200),
    outcome: one('outcome', (value) => Object.hasOwn(questionsText.outcomes, value)),
    agency: one('agency', (value) => /^[\w-]{1,100}$/.test(value)),
    feedback: one('feedback', (value) => feedbackValues.has(value)),
    latency: one('latency', (value) => /^\d{1,7}$/.test(value)),
    from: one('from', isDay),
    to: one('to', isDay),
    flawed: one('flawed', (value) => value === '1'),
  };
}

export function filterOf(query: LogQuery): LogFilter {
  return {
    ...(query.text === '' ? {} : { text: query.text }),
    ...(query.outcome === '' ? {} : { outcome: query.outcome }),
    ...(query.agency === '' ? {} : { agency: query.agency }),
    ...(query.feedback === '' ? {} : { feedback: query.feedback as NonNullable<LogFilter['feedback']> }),
    ...(query.latency === '' ? {} : { minLatencyMs: Number(query.latency) }),
    ...(query.from === '' ? {} : { from: query.from }),
    ...(query.to === '' ? {} : { to: query.to }),
    ...(query.flawed === '' ? {} : { flawed: true }),
  };
}

/** A day that the calendar has. */
export function isDay(value: string): boolean {
  const date = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  return date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
