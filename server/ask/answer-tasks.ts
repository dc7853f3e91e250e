// Answers questions about tasks (nhiệm vụ) from the task table: complete, counted in SQL, a row per citation.
import type { TaskFilter, TaskWish } from '../store/task-filter.ts';
import type { TaskRow } from '../store/tasks.ts';
import type { AgencyRegister } from '../vietnamese/agencies.ts';
import {
  type DeadlineTest,
  deadlineTest,
  extremeAsked,
  extremeRows,
  namesDocument,
  rowsDue,
} from './asked-deadline.ts';
import { askedGrouping, type Grouping } from './asked-grouping.ts';
import type { Draft, Viewer } from './contract.ts';
import { refusal } from './draft.ts';
import type { Sources } from './sources.ts';
import {
  asksForGroups,
  asksOfRow,
  asksOther,
  isListing,
  namesGroup,
  saysTasks,
  talksOfTasks,
} from './task-cues.ts';
import { type TaskQuery, taskQuery, withCollectives } from './task-query.ts';
import {
  composeSharedOnly,
  composeTaskGroups,
  composeTaskList,
  composeTaskRows,
  type ListSubject,
} from './tasks-compose.ts';
import { bestRows, rankRows, rowsAbout } from './tasks-filter.ts';
import { bestGroup } from './tasks-group.ts';
import { composeGroups } from './tasks-grouping.ts';
import { productAsked, productWanted, rowsWithProduct, withoutProductWords } from './tasks-product.ts';
import { comparedRole, comparesTaskSets, composeSides } from './tasks-sides.ts';
import type { ContentUnit } from './terms.ts';
import type { Understanding } from './understand.ts';

/** Rows read at most for one question; more than a province's plans have together, so that a list is never cut. */
const MAX_ROWS = 20_000;
/** The question describes a row when the row covers this share of its content. */
const ROW_SHARE = 0.7;

export type TaskQuestion = {
  understanding: Understanding;
  /** Content words without agencies, figures and the names of documents. */
  units: ContentUnit[];
  viewer: Viewer;
  documentIds?: string[] | undefined;
  /** ISO day, for "năm nay" and "quá hạn". */
  today: string;
};

/** `certain`: the wording asks for tasks and the table has them; otherwise running text may know better. */
export type TaskAnswer = {
  draft: Draft;
  kind: 'list' | 'row';
  share: number;
  sequence: number;
  certain: boolean;
};

/** "hằng năm" is the condition of a question about recurring tasks, not its topic. */
const RATES = new Set([
  'hang nam',
  'hang quy',
  'hang thang',
  'hang tuan',
  'moi nam',
  'moi quy',
  'moi thang',
  'dinh ky',
]);

/** A draft from the task tables, or null when the question is not about tasks or no row speaks of it. */
export async function answerFromTasks(asked: TaskQuestion, sources: Sources): Promise<TaskAnswer | null> {
  const { understanding } = asked;
  const units = understanding.recurring ? asked.units.filter((unit) => !RATES.has(unit.folded)) : asked.units;
  const question = { ...asked, units };
  const grouping = asksOther(understanding.asked) ? null : askedGrouping(understanding);
  const sides = comparesTaskSets(understanding);
  const listing = sides || isListing(understanding, units);
  if (!listing && grouping === null && !asksOfRow(understanding)) return null;
  const read = reader(question, sources);
  if (sides) {
    const answer = await answerSides(question, read);
    if (answer) return answer;
  }
  const register = await sources.register();
  const query = withCollectives(taskQuery(understanding), register);
  const rows = await read(query);
  const due = deadlineTest(understanding, question.today);
  if (grouping !== null && talksOfTasks(understanding)) {
    const answer = answerGrouped(question, rows, due, grouping);
    if (answer) return answer;
  }
  if (!listing) return answerRow(question, rows, due, () => read({}));
  const shared = await read({ ...query, throughCollective: true });
  return answerList(question, { rows, shared, query, due }, register);
}

type Read = (filter: Partial<TaskFilter>) => Promise<TaskRow[]>;

/** Reads rows of the documents, the section and the year of the plan that the question names. */
function reader(question: TaskQuestion, sources: Sources): Read {
  const { understanding, documentIds } = question;
  const planYear = understanding.dates.find((date) => namesDocument(date, understanding));
  return async (filter) => {
    const all = await sources.tasks({
      ...filter,
      groups: question.viewer.groups,
      limit: MAX_ROWS,
      ...(documentIds ? { documentIds } : {}),
    });
    const ofYear = planYear?.from
      ? all.filter((row) => row.documentTitle.includes(planYear.from!.slice(0, 4)))
      : [];
    const rows = ofYear.length > 0 ? ofYear : all;
    const place = understanding.sections.find(
      (section) => section.annex || rows.some((row) => isIn(row, section.path)),
    );
    return place ? rows.filter((row) => isIn(row, place.path)) : rows;
  };
}

/** The task sets of several agencies side by side; null when none of them has a task. */
async function answerSides(
  { understanding, units, today }: TaskQuestion,
  read: Read,
): Promise<TaskAnswer | null> {
  const role = comparedRole(understanding);
  const roles: TaskWish['roles'] = role === 'either' ? ['lead', 'cooperate'] : [role];
  const due = deadlineTest(understanding, today);
  const sides = [];
  for (const { agency } of understanding.agencies) {
    const scope = narrow(await read({ all: [{ ids: [agency.id], roles }] }), understanding, units);
    if (scope.subject.kind === 'topic' && scope.subject.share < ROW_SHARE) return null;
    sides.push({ agency, rows: rowsDue(scope.rows, due) });
  }
  if (sides.every((side) => side.rows.length === 0)) return null;
  return { draft: composeSides(sides, role), kind: 'list', share: 1, sequence: 1, certain: true };
}

function answerGrouped(
  { understanding, units }: TaskQuestion,
  rows: TaskRow[],
  due: DeadlineTest | null,
  grouping: Grouping,
): TaskAnswer | null {
  const scope = narrow(rows, understanding, units);
  if (scope.subject.kind === 'topic' && scope.subject.share < ROW_SHARE) return null;
  // One row has agencies to name, not groups to count.
  const isOne = scope.subject.kind === 'topic' && scope.rows.length === 1;
  if (isOne && grouping.pick === null && !grouping.counted) return null;
  const draft = composeGroups(rowsDue(scope.rows, due), grouping);
  return draft && { draft, kind: 'list', share: 1, sequence: 1, certain: true };
}

type Found = { rows: TaskRow[]; shared: TaskRow[]; query: TaskQuery; due: DeadlineTest | null };

function answerList(
  question: TaskQuestion,
  { rows, shared, query, due }: Found,
  register: AgencyRegister,
): TaskAnswer | null {
  const { understanding } = question;
  const wanted = productWanted(understanding.question);
  const units = wanted === null ? question.units : withoutProductWords(question.units, wanted);
  const scope = narrow(wanted === null ? rows : rowsWithProduct(rows, wanted), understanding, units);
  const certain = scope.subject.kind !== 'topic' || saysTasks(understanding);
  const share = scope.subject.kind === 'topic' ? scope.subject.share : 1;
  const answer = (draft: Draft, changes: Partial<TaskAnswer> = {}): TaskAnswer => ({
    draft,
    kind: 'list',
    share,
    sequence: share,
    certain,
    ...changes,
  });
  const none = refusal('unanswerable_no_evidence', 'no_task');
  if (scope.subject.kind === 'topic' && scope.subject.share < ROW_SHARE) {
    const namesRole = understanding.asked.has('lead') || understanding.asked.has('cooperate');
    if (!namesRole || !saysTasks(understanding)) return null;
    return answer(none, { share: 0, sequence: 0, certain: true });
  }
  const extreme = extremeAsked(understanding.question);
  const inTime = rowsDue(scope.rows, due);
  const kept = extreme && inTime.length > 0 ? extremeRows(inTime, extreme) : inTime;
  if (asksForGroups(understanding) && kept.length > 0) return answer(composeTaskGroups(kept));
  const common = sharedRows(rowsDue(shared, due), understanding, units);
  const list = {
    query,
    subject: scope.subject,
    deadline: due?.printed ?? null,
    product: wanted?.printed ?? null,
    register,
  };
  if (kept.length > 0)
    return answer(composeTaskList(understanding, kept, { ...list, shared: extreme ? [] : common }));
  if (common.length > 0 && units.length === 0 && query.none.length === 0)
    return answer(composeSharedOnly(common, list));
  return query.all.length > 0 || due || understanding.sections.length > 0 ? answer(none) : null;
}

/** Rows given to all agencies together that the topic of the question does not rule out. */
function sharedRows(rows: TaskRow[], understanding: Understanding, units: ContentUnit[]): TaskRow[] {
  const scope = narrow(rows, understanding, units);
  return scope.subject.kind === 'topic' && scope.subject.share < ROW_SHARE ? [] : scope.rows;
}

/** What a list is about: a whole group, a topic inside the rows, or everything. */
function narrow(
  rows: TaskRow[],
  understanding: Understanding,
  units: ContentUnit[],
): { rows: TaskRow[]; subject: ListSubject } {
  if (units.length === 0) return { rows, subject: { kind: 'all' } };
  const group = bestGroup(rows, units);
  if (group && namesGroup(understanding))
    return { rows: group.rows, subject: { kind: 'group', text: group.text } };
  const ranked = rankRows(rows, units);
  const about = new Set(rowsAbout(ranked));
  for (const row of group?.rows ?? []) about.add(row);
  return {
    rows: rows.filter((row) => about.has(row)),
    subject: { kind: 'topic', share: group ? 1 : (ranked[0]?.share ?? 0) },
  };
}

async function answerRow(
  question: TaskQuestion,
  rows: TaskRow[],
  due: DeadlineTest | null,
  everyRow: () => Promise<TaskRow[]>,
): Promise<TaskAnswer | null> {
  const { understanding } = question;
  const units = productAsked(understanding.question)
    ? withoutProductWords(question.units, null)
    : question.units;
  const answer = (candidates: TaskRow[]): TaskAnswer | null => {
    const best = bestRows(rankRows(candidates, units));
    const share = best[0]?.share ?? 0;
    if (share < ROW_SHARE) return null;
    const draft = composeTaskRows(
      question.understanding,
      best.map((entry) => entry.row),
      due,
    );
    return { draft, kind: 'row', share, sequence: best[0]?.sequence ?? 0, certain: false };
  };
  const own = answer(rows);
  if (own || question.understanding.agencies.length === 0) return own;
  return answer(await everyRow());
}

function isIn(row: TaskRow, path: string): boolean {
  const section = row.task.section.replace(/^Phụ lục\s*/, '');
  return section === path || section.startsWith(`${path}.`);
}
