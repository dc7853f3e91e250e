// Which task rows a question means by its topic: how much of it each row covers.
import type { TaskRow } from '../store/tasks.ts';
import { type ContentUnit, coverage, joinTexts, readText, sharedSequence } from './terms.ts';

/** A row is about the topic when it covers this share of the topic's weight. */
const TOPIC_SHARE = 0.8;
/** Rows this close to the best row's score are as good an answer as the best one. */
const TIE_MARGIN = 0.06;

export type RankedRow = {
  row: TaskRow;
  share: number;
  sequence: number;
  score: number;
  /** Units of the topic that neither the row nor its group names. */
  missing: ContentUnit[];
};

/** Rows scored by how much of the topic they cover, best first. */
export function rankRows(rows: TaskRow[], units: ContentUnit[]): RankedRow[] {
  const words = units.flatMap((unit) => unit.folded.split(' '));
  return rows
    .map((row) => {
      const own = readText(row.task.text);
      const above = readText([row.task.group?.text ?? '', row.task.subgroup?.text ?? ''].join('\n'));
      const { share, missing } = coverage(units, joinTexts(own, above));
      const ownShare = coverage(units, own).share;
      const sequence = sharedSequence(units, own);
      const brevity = Math.min(1, words.length / Math.max(1, own.syllables.size));
      const score = 0.6 * share + 0.25 * ownShare + 0.1 * sequence + 0.05 * brevity;
      return { row, share, sequence, score, missing };
    })
    .sort((a, b) => b.score - a.score || a.row.task.ordinal - b.row.task.ordinal);
}

/** All rows about a topic, as printed. */
export function rowsAbout(ranked: RankedRow[]): TaskRow[] {
  const best = Math.max(0, ...ranked.map((entry) => entry.share));
  const bar = Math.max(TOPIC_SHARE, best - 0.1);
  return ranked.filter((entry) => entry.share >= bar).map((entry) => entry.row);
}

/** The row a question describes, with the rows that fit it as well: they lack nothing weightier than it does. */
export function bestRows(ranked: RankedRow[]): RankedRow[] {
  const best = ranked[0];
  if (!best) return [];
  const heaviest = (entry: RankedRow) => Math.max(0, ...entry.missing.map((unit) => unit.weight));
  const limit = heaviest(best);
  return ranked.filter((entry) => fits(entry, best) && heaviest(entry) <= limit);
}

function fits(entry: RankedRow, best: RankedRow): boolean {
  return entry.score >= best.score - TIE_MARGIN && entry.share >= best.share - TIE_MARGIN;
}
