// Answers questions about tasks (nhiệm vụ) from the task table: complete, counted in SQL, a row per citation.
import type { TaskWish } from '../store/task-filter.ts';
import type { TaskRow } from '../store/tasks.ts';
import type { AgencyRegister } from '../vietnamese/agencies.ts';
import { fold } from '../vietnamese/normalise.ts';
import { answerBudget } from './answer-budget.ts';
import {
  type DeadlineTest,
  deadlineTest,
  exactShare,
  extremeAsked,
  extremeRows,
  rowsDue,
  wholeYearNote,
} from './asked-deadline.ts';
import { askedGrouping, type Grouping } from './asked-grouping.ts';
import { saysMoney, withoutMoneyWords } from './budget-words.ts';
import type { Draft } from './contract.ts';
import { inline, refusal } from './draft.ts';
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
import type { LeadCount } from './task-leads.ts';
import { type TaskQuery, taskQuery, withCollectives } from './task-query.ts';
import { composeSharedOnly, composeTaskGroups, composeTaskList, composeTaskRows } from './tasks-compose.ts';
import { bestRows, rankRows } from './tasks-filter.ts';
import { withoutFrame } from './tasks-frame.ts';
import { composeGroups } from './tasks-grouping.ts';
import { labelAsked, rowsLabelled } from './tasks-labelled.ts';
import { nearMiss, otherRole, swappedRole, unknownBody } from './tasks-near-miss.ts';
import { cannotConfirm } from './tasks-premise.ts';
import { productAsked, productWanted, rowsWithProduct, withoutProductWords } from './tasks-product.ts';
import {
  narrow,
  type Read,
  ROW_SHARE,
  reader,
  sharedRows,
  type TaskAnswer,
  type TaskQuestion,
} from './tasks-reading.ts';
import { comparedRole, comparesTaskSets, composeSides } from './tasks-sides.ts';
import type { Understanding } from './understand.ts';

/** A draft from the task tables, or null when the question is not about tasks or no row speaks of it. */
export async function answerFromTasks(asked: TaskQuestion, sources: Sources): Promise<TaskAnswer | null> {
  const { understanding } = asked;
  const units = withoutFrame(asked.units, understanding);
  const question = { ...asked, units };
  const read = reader(question, sources);
  const budget = await answerBudget(question, read);
  if (budget) return budget;
  const grouping = asksOther(understanding.asked) ? null : askedGrouping(understanding);
  const sides = comparesTaskSets(understanding);
  const listing = sides || isListing(understanding, units);
  const label = labelAsked(understanding);
  if (!listing && grouping === null && label === null && !asksOfRow(understanding)) return null;
  if (sides) {
    const answer = await answerSides(question, read);
    if (answer) return answer;
  }
  const register = withAsked(await sources.register(), understanding);
  const query = withCollectives(taskQuery(understanding), register);
  const rows = withLeads(await read(query), query.leads, register);
  const due = deadlineTest(understanding, question.today);
  if (grouping !== null && talksOfTasks(understanding)) {
    const answer = answerGrouped(question, rows, due, grouping);
    if (answer) return answer;
  }
  const labelled = label === null ? [] : rowsLabelled(rows, label);
  if (labelled.length > 0) {
    const found = { rows: labelled, shared: [], inOtherRole: [], query, due, table: labelled };
    return answerList({ ...question, units: [] }, found, register);
  }
  if (!listing) return answerRow(question, rows, due, () => read({}));
  const stranger = unknownBody(understanding, rows);
  if (stranger) return absentBody(stranger);
  const shared = await read({ ...query, throughCollective: true });
  const swapped = rows.length === 0 ? swappedRole(query) : null;
  const inOtherRole = swapped ? await read(swapped) : [];
  const table = namesGroup(understanding) ? await read({}) : rows;
  const list = answerList(question, { rows, shared, inOtherRole, query, due, table }, register);
  // "Sở A chủ trì vận hành B với những yêu cầu gì?": one task is described, which may be another's
  const describesOne =
    list === null && understanding.agencies.length === 1 && understanding.asked.has('lead');
  return describesOne ? answerRow(question, [], due, () => read({})) : list;
}

/** Rows with one lead or with several; of a list of named bodies collectives do not count. */
function withLeads(rows: TaskRow[], asked: LeadCount | null, register: AgencyRegister): TaskRow[] {
  if (asked === null) return rows;
  const collective = new Set(register.agencies.filter((one) => one.collective).map((one) => one.id));
  const leads = ({ task }: TaskRow) =>
    asked.named ? task.leads.filter((id) => !collective.has(id)).length : task.leads.length;
  return rows.filter((row) => (asked.count === 'one' ? leads(row) === 1 : leads(row) > 1));
}

/** With the agencies that the question names: no document need name them. */
function withAsked(register: AgencyRegister, { agencies }: Understanding): AgencyRegister {
  const known = new Set(register.agencies.map((agency) => agency.id));
  const others = agencies.map((mention) => mention.agency).filter((agency) => !known.has(agency.id));
  return { ...register, agencies: [...register.agencies, ...others] };
}

function absentBody(name: string): TaskAnswer {
  const note = `Các phụ lục nhiệm vụ trong kho không nêu cơ quan, đơn vị nào tên là “${inline(name)}”.`;
  const draft = refusal('unanswerable_no_evidence', 'no_task', note);
  return { draft, kind: 'list', share: 0, sequence: 0, certain: true };
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

type Found = {
  rows: TaskRow[];
  shared: TaskRow[];
  /** Rows of the agency in its other role, read when it has none in the asked one. */
  inOtherRole: TaskRow[];
  query: TaskQuery;
  due: DeadlineTest | null;
  /** All rows, of which a group may be named. */
  table: TaskRow[];
};

function answerList(
  question: TaskQuestion,
  { rows, shared, inOtherRole, query, due, table }: Found,
  register: AgencyRegister,
): TaskAnswer | null {
  const { understanding } = question;
  const wanted = productWanted(understanding.question);
  const units = wanted === null ? question.units : withoutProductWords(question.units, wanted);
  const scope = narrow(wanted === null ? rows : rowsWithProduct(rows, wanted), understanding, units, table);
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
  const isOff = scope.subject.kind === 'topic' && scope.subject.share < ROW_SHARE;
  const note =
    nearMiss(rows, isOff ? [] : scope.rows, { query, due, register }) ??
    otherRole(inOtherRole, { query, due, register });
  const none = refusal('unanswerable_no_evidence', 'no_task', note);
  if (isOff) {
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
    return answer(
      composeTaskList(understanding, kept, {
        ...list,
        shared: extreme ? [] : common,
        dueShare: exactShare(kept, due),
        beside: wholeYearNote(scope.rows, due),
      }),
    );
  if (common.length > 0 && units.length === 0 && query.none.length === 0)
    return answer(composeSharedOnly(common, list));
  const narrows = query.all.length > 0 || (due && rows.length > 0) || understanding.sections.length > 0;
  return narrows ? answer(none) : null;
}

async function answerRow(
  question: TaskQuestion,
  rows: TaskRow[],
  due: DeadlineTest | null,
  everyRow: () => Promise<TaskRow[]>,
): Promise<TaskAnswer | null> {
  const { understanding } = question;
  const own = productAsked(understanding.question)
    ? withoutProductWords(question.units, null)
    : question.units;
  const folded = fold(understanding.question);
  const units = saysMoney(folded) ? withoutMoneyWords(own, folded) : own;
  const answer = (candidates: TaskRow[]): TaskAnswer | null => {
    const best = bestRows(rankRows(candidates, units));
    const share = best[0]?.share ?? 0;
    const found = best.map((entry) => entry.row);
    if (share < ROW_SHARE || cannotConfirm(understanding, found)) return null;
    const draft = composeTaskRows(
      question.understanding,
      best.map((entry) => entry.row),
      due,
    );
    return { draft, kind: 'row', share, sequence: best[0]?.sequence ?? 0, certain: false };
  };
  const ofAgency = answer(rows);
  if (ofAgency || question.understanding.agencies.length === 0) return ofAgency;
  return answer(await everyRow());
}
