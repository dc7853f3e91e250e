// Which task rows a question means: agencies and roles, deadlines, group, topic.
import type { Deadline } from '../domain.ts';
import type { TaskRow } from '../store/tasks.ts';
import type { FoundDate } from '../vietnamese/dates.ts';
import { type ContentUnit, coverage, joinTexts, readText, sharedSequence } from './terms.ts';
import type { Understanding } from './understand.ts';

/** A row is about the topic when it covers this share of the topic's weight. */
const TOPIC_SHARE = 0.8;
/** Rows this close to the best row's score are as good an answer as the best one. */
const TIE_MARGIN = 0.06;

export type DeadlineTest = { printed: string; test: (deadline: Deadline) => boolean };

/** The condition on deadlines that the dates of a question set; null when it sets none. */
export function deadlineTest(understanding: Understanding): DeadlineTest | null {
  if (understanding.dated)
    return { printed: 'có thời hạn cụ thể', test: (deadline) => deadline.kind === 'range' };
  if (understanding.recurring) {
    return { printed: 'nhiệm vụ thường xuyên', test: (deadline) => deadline.kind === 'recurring' };
  }
  const date = understanding.dates.find((mention) => mention.from !== null && mention.to !== null);
  if (!date) return null;
  const before = /(trước|truoc)\s*(ngày|ngay|tháng|thang|năm|nam|quý|quy)?\s*$/iu.test(
    understanding.question.slice(Math.max(0, date.span.start - 14), date.span.start),
  );
  return {
    printed: `thời hạn ${date.printed}`,
    test: (deadline) => deadline.kind === 'range' && within(deadline, date, before),
  };
}

function within(deadline: { from: string; to: string }, date: FoundDate, before: boolean): boolean {
  const from = date.from as string;
  const to = date.to as string;
  if (before) return deadline.to < from;
  if (date.kind === 'range') return deadline.from === from && deadline.to === to;
  return deadline.to >= from && deadline.to <= to;
}

export type RankedRow = { row: TaskRow; share: number; sequence: number; score: number };

/** Rows scored by how much of the topic they cover, best first. */
export function rankRows(rows: TaskRow[], units: ContentUnit[]): RankedRow[] {
  const words = units.flatMap((unit) => unit.folded.split(' '));
  return rows
    .map((row) => {
      const own = readText(row.task.text);
      const above = readText([row.task.group?.text ?? '', row.task.subgroup?.text ?? ''].join('\n'));
      const share = coverage(units, joinTexts(own, above)).share;
      const ownShare = coverage(units, own).share;
      const sequence = sharedSequence(units, own);
      const brevity = Math.min(1, words.length / Math.max(1, own.syllables.size));
      return { row, share, sequence, score: 0.6 * share + 0.25 * ownShare + 0.1 * sequence + 0.05 * brevity };
    })
    .sort((a, b) => b.score - a.score || a.row.task.ordinal - b.row.task.ordinal);
}

/** All rows about a topic, as printed. */
export function rowsAbout(ranked: RankedRow[]): TaskRow[] {
  const best = Math.max(0, ...ranked.map((entry) => entry.share));
  const bar = Math.max(TOPIC_SHARE, best - 0.1);
  return ranked.filter((entry) => entry.share >= bar).map((entry) => entry.row);
}

/** The row a question describes, with the rows that fit it as well. */
export function bestRows(ranked: RankedRow[]): RankedRow[] {
  const best = ranked[0];
  return best
    ? ranked.filter(
        (entry) => entry.score >= best.score - TIE_MARGIN && entry.share >= best.share - TIE_MARGIN,
      )
    : [];
}
