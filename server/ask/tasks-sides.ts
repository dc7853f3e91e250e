// Compares the task sets of two or more agencies: whose are more, what each has alone, and what they share.
import type { Agency } from '../domain.ts';
import type { TaskRow } from '../store/tasks.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { Role } from './asked-agencies.ts';
import { compares } from './comparison.ts';
import type { Draft } from './contract.ts';
import { taskWords } from './cues.ts';
import { DraftBuilder } from './draft.ts';
import { taskSentence } from './tasks-compose.ts';
import { tableOf } from './tasks-table.ts';
import type { Understanding } from './understand.ts';

/** Most agencies that are set side by side. */
const MAX_SIDES = 6;
const specific =
  /\b(?:trach nhiem|chi tieu|muc tieu|ty le|phan tram|kinh phi|thoi han|han cua|bao gio|khi nao)\b/;

/** True when a question sets the tasks of several agencies side by side. */
export function comparesTaskSets(understanding: Understanding): boolean {
  const folded = fold(understanding.question);
  const { agencies } = understanding;
  if (agencies.length < 2 || agencies.length > MAX_SIDES || agencies.some((mention) => mention.negated))
    return false;
  if (specific.test(folded) || !(compares(understanding.question) || setsApart(folded, understanding)))
    return false;
  return taskWords.test(folded) || agencies.some((mention) => mention.role !== null);
}

/** "A khác B ở …", "A hay B chủ trì nhiều nhiệm vụ hơn …": what compares is not the end of the question. */
function setsApart(folded: string, { agencies: [first, second] }: Understanding): boolean {
  return (
    first !== undefined &&
    second !== undefined &&
    (/\bkhac\b/.test(folded.slice(first.end, second.start)) ||
      /\b(?:nhieu|it)(?: [a-z]+){0,3} hon\b/.test(folded))
  );
}

/** The role in which the sides are compared: the one that is said, leading where none is. */
export function comparedRole(understanding: Understanding): Role {
  return understanding.agencies.find((mention) => mention.role !== null)?.role ?? 'lead';
}

export type Side = { agency: Agency; rows: TaskRow[] };

/** The verdict, then what each side has alone, then what several share. */
export function composeSides(sides: Side[], role: Role): Draft {
  const builder = new DraftBuilder();
  builder.complete = true;
  const verb = VERBS[role];
  builder.frame(verdict(sides, verb));
  const holders = (row: TaskRow) =>
    sides.filter((side) => side.rows.some((own) => own.task.id === row.task.id));
  const all = [...new Map(sides.flatMap((side) => side.rows).map((row) => [row.task.id, row])).values()];
  for (const side of sides) {
    const alone = side.rows.filter((row) => holders(row).length === 1);
    if (alone.length === 0) continue;
    builder.frame(`**Chỉ ${side.agency.name} ${verb}** (${alone.length} nhiệm vụ):`);
    for (const row of alone) builder.fact(`- ${taskSentence(row.task)}`, [builder.citeRow(row)]);
  }
  const shared = all.filter((row) => holders(row).length > 1);
  if (shared.length > 0) {
    builder.frame(`**Cùng ${verb}** (${shared.length} nhiệm vụ):`);
    for (const row of shared) builder.fact(`- ${taskSentence(row.task)}`, [builder.citeRow(row)]);
  } else builder.frame(`Không có nhiệm vụ nào mà các cơ quan này cùng ${verb}.`);
  builder.table = tableOf(all, builder, sides.map((side) => side.agency.name).join(' – '));
  return builder.build();
}

const VERBS: Record<Role, string> = {
  lead: 'chủ trì',
  cooperate: 'phối hợp',
  either: 'chủ trì hoặc phối hợp',
};

function verdict(sides: Side[], verb: string): string {
  const counts = sides.map((side) => `${side.agency.name} ${verb} ${side.rows.length} nhiệm vụ`).join('; ');
  const ordered = [...sides].sort((a, b) => b.rows.length - a.rows.length);
  const [most, next] = ordered;
  const least = ordered.at(-1);
  if (!most || !next || !least) return `${counts}.`;
  if (most.rows.length === least.rows.length) return `${counts}: bằng nhau.`;
  if (sides.length === 2)
    return `${counts}: ${most.agency.name} nhiều hơn ${most.rows.length - next.rows.length} nhiệm vụ.`;
  return `${counts}: nhiều nhất là ${most.agency.name}, ít nhất là ${least.agency.name}.`;
}
