// Answers questions about tasks (nhiệm vụ) from the task table: complete, counted in SQL, a row per citation.
import type { TaskRow } from '../store/tasks.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { Role } from './asked-agencies.ts';
import type { Draft, Viewer } from './contract.ts';
import { refusal } from './draft.ts';
import type { Sources } from './sources.ts';
import {
  composeLeagueTable,
  composeTaskGroups,
  composeTaskList,
  composeTaskRows,
  type ListSubject,
} from './tasks-compose.ts';
import { bestRows, type DeadlineTest, deadlineTest, rankRows, rowsAbout } from './tasks-filter.ts';
import { bestGroup } from './tasks-group.ts';
import type { ContentUnit } from './terms.ts';
import type { Understanding } from './understand.ts';

/** Rows read at most for one question; more than any plan has, so that a list is never cut. */
const MAX_ROWS = 5_000;
/** The question describes a row when the row covers this share of its content. */
const ROW_SHARE = 0.7;

export type TaskQuestion = {
  understanding: Understanding;
  /** Content words without agencies, figures and the names of documents. */
  units: ContentUnit[];
  viewer: Viewer;
  documentIds?: string[] | undefined;
};

/** `certain`: the wording asks for tasks and the table has them; otherwise running text may know better. */
export type TaskAnswer = {
  draft: Draft;
  kind: 'list' | 'row';
  share: number;
  sequence: number;
  certain: boolean;
};

/** A draft from the task tables, or null when the question is not about tasks or no row speaks of it. */
export async function answerFromTasks(question: TaskQuestion, sources: Sources): Promise<TaskAnswer | null> {
  const { understanding, units } = question;
  const listing = isListing(understanding, units);
  if (!listing && !asksOfRow(understanding)) return null;
  const filter = agencyFilter(understanding);
  const common = {
    groups: question.viewer.groups,
    limit: MAX_ROWS,
    ...(question.documentIds ? { documentIds: question.documentIds } : {}),
  };
  const filtered = (await sources.tasks({ ...common, ...filter })).filter((row) =>
    hasAllLeads(row, understanding),
  );
  const place = understanding.sections.find(
    (section) => section.annex || filtered.some((row) => isIn(row, section.path)),
  );
  const rows = place ? filtered.filter((row) => isIn(row, place.path)) : filtered;
  const due = deadlineTest(understanding);
  if (understanding.asked.has('most') && units.length === 0)
    return { draft: composeLeagueTable(rows), kind: 'list', share: 1, sequence: 1, certain: true };
  if (listing) return answerList(question, rows, due, Object.keys(filter).length > 0 || place !== undefined);
  return answerRow(question, rows, due, () => sources.tasks(common));
}

function answerList(
  question: TaskQuestion,
  rows: TaskRow[],
  due: DeadlineTest | null,
  filtered: boolean,
): TaskAnswer | null {
  const { understanding, units } = question;
  const scope = narrow(rows, understanding, units);
  if (scope.subject.kind === 'topic' && scope.subject.share < ROW_SHARE) {
    const namesRole = understanding.asked.has('lead') || understanding.asked.has('cooperate');
    if (!namesRole || !saysTasks(understanding)) return null;
    return {
      draft: refusal('unanswerable_no_evidence', 'no_task'),
      kind: 'list',
      share: 0,
      sequence: 0,
      certain: true,
    };
  }
  const kept = due ? scope.rows.filter((row) => due.test(row.task.deadline)) : scope.rows;
  const certain = scope.subject.kind !== 'topic' || saysTasks(understanding);
  const share = scope.subject.kind === 'topic' ? scope.subject.share : 1;
  if (asksForGroups(understanding) && kept.length > 0)
    return { draft: composeTaskGroups(kept), kind: 'list', share, sequence: share, certain };
  if (kept.length > 0)
    return {
      draft: composeTaskList(understanding, kept, scope.subject, due?.printed ?? null),
      kind: 'list',
      share,
      sequence: share,
      certain,
    };
  return filtered || due
    ? { draft: refusal('unanswerable_no_evidence', 'no_task'), kind: 'list', share, sequence: share, certain }
    : null;
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
  const answer = (candidates: TaskRow[]): TaskAnswer | null => {
    const best = bestRows(rankRows(candidates, question.units));
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

function agencyFilter(understanding: Understanding): { leadAny?: string[]; cooperateAny?: string[] } {
  const ids = (role: Role | null) =>
    understanding.agencies.filter((mention) => mention.role === role).map((mention) => mention.agency.id);
  const lead = [...ids('lead'), ...ids(null)];
  const cooperate = ids('cooperate');
  return {
    ...(lead.length > 0 ? { leadAny: lead } : {}),
    ...(cooperate.length > 0 ? { cooperateAny: cooperate } : {}),
  };
}

/** "A và B cùng chủ trì" asks for rows that name both. */
function hasAllLeads(row: TaskRow, understanding: Understanding): boolean {
  if (!/\b(?:cung|dong|chung) (?:nhau )?chu tri\b/.test(fold(understanding.question))) return true;
  const leads = understanding.agencies.filter((mention) => mention.role !== 'cooperate');
  return leads.length < 2 || leads.every((mention) => row.task.leads.includes(mention.agency.id));
}

/** A list or a count of tasks is wanted, rather than an attribute of one task. */
function isListing(understanding: Understanding, units: ContentUnit[]): boolean {
  const { asked, agencies } = understanding;
  if (!understanding.aboutTasks || asksOther(asked)) return false;
  if (asked.has('definition') && !saysTasks(understanding)) return false;
  if (asked.has('most')) return true;
  if (
    asked.has('lead') &&
    agencies.length === 0 &&
    units.length > 0 &&
    !asked.has('list') &&
    !asked.has('count')
  )
    return false;
  if (asked.has('list') || asked.has('count')) return true;
  if (/^\s*(?:cac|nhung|danh sach) (?:nhiem vu|cong viec|dau viec|viec)\b/.test(fold(understanding.question)))
    return true;
  return agencies.length > 0 && units.length === 0;
}

/** Attributes that no column of a task table holds. */
function asksOther(asked: Understanding['asked']): boolean {
  return ['money', 'percent', 'contact', 'frequency', 'company', 'name', 'distance'].some((attribute) =>
    asked.has(attribute as never),
  );
}

/** "nhóm", "lĩnh vực", "ngành", "mục": the question points at a heading of the table, not at a word in its rows. */
function namesGroup(understanding: Understanding): boolean {
  return /\b(?:nhom|linh vuc|nganh|muc|phan|mang)\b/.test(fold(understanding.question));
}

function saysTasks(understanding: Understanding): boolean {
  const folded = fold(understanding.question);
  if (/\b(?:nhiem vu|dau viec|cong viec|phu luc)\b/.test(folded)) return true;
  return (
    understanding.agencies.length > 0 &&
    /\b(?:viec (?:gi|nao)|(?:cac|nhung|may|bao nhieu|danh sach) viec)\b/.test(folded)
  );
}

function asksOfRow(understanding: Understanding): boolean {
  if (understanding.asked.has('definition') || asksOther(understanding.asked)) return false;
  const attributes = [
    'lead',
    'cooperate',
    'deadline',
    'duration',
    'agency',
    'person',
    'group',
    'confirm',
    'reason',
  ];
  return (
    understanding.aboutTasks ||
    asksSpan(understanding) ||
    attributes.some((attribute) => understanding.asked.has(attribute as never))
  );
}

/** "mấy năm thì xong": a length of time that the deadline of a task answers. */
function asksSpan(understanding: Understanding): boolean {
  return (
    understanding.asked.has('duration') &&
    /\b(?:xong|hoan thanh|keo dai|thuc hien)\b/.test(fold(understanding.question))
  );
}

function asksForGroups(understanding: Understanding): boolean {
  return /\b(?:bao nhieu|may|nhung|cac|liet ke)\s+nhom\b/.test(fold(understanding.question));
}

function isIn(row: TaskRow, path: string): boolean {
  const section = row.task.section.replace(/^Phụ lục\s*/, '');
  return section === path || section.startsWith(`${path}.`);
}
