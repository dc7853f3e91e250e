// Answers questions about tasks (nhiệm vụ) from the task table: complete, counted in SQL, a row per citation.
import type { TaskRow } from '../store/tasks.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { Draft, Viewer } from './contract.ts';
import { refusal } from './draft.ts';
import type { Sources } from './sources.ts';
import { composeLeagueTable, composeTaskGroups, composeTaskList, composeTaskRows } from './tasks-compose.ts';
import { bestRows, type DeadlineTest, deadlineTest, rankRows, rowsAbout } from './tasks-filter.ts';
import { bestGroup } from './tasks-group.ts';
import type { ContentUnit } from './terms.ts';
import type { Role, Understanding } from './understand.ts';

/** Rows read at most for one question; more than any plan has, so that a list is never cut. */
const MAX_ROWS = 5_000;
/** The question describes a row when the row covers this share of its content. */
const ROW_SHARE = 0.72;

export type TaskQuestion = {
  understanding: Understanding;
  /** Content units without agencies and values. */
  units: ContentUnit[];
  viewer: Viewer;
  documentIds?: string[];
};

export type TaskAnswer = { draft: Draft; kind: 'list' | 'row'; share: number };

/** A draft from the task tables, or null when the question is not about tasks or no row speaks of it. */
export async function answerFromTasks(question: TaskQuestion, sources: Sources): Promise<TaskAnswer | null> {
  const { understanding, units } = question;
  const asked = understanding.asked;
  const listing = isListing(understanding, units);
  if (!listing && !asksOfRow(understanding)) return null;
  const single = understanding.agencies.filter(
    (mention) => !mention.agency.collective || understanding.agencies.length === 1,
  );
  const filter = agencyFilter(single);
  const all = await sources.tasks({
    ...filter,
    documentIds: question.documentIds,
    groups: question.viewer.groups,
    limit: MAX_ROWS,
  });
  const place = understanding.sections.find(
    (section) => section.annex || all.some((row) => sectionMatches(row, section.path)),
  );
  const placed = place ? all.filter((row) => sectionMatches(row, place.path)) : all;
  if (asked.has('most') && units.length === 0)
    return { draft: composeLeagueTable(placed), kind: 'list', share: 1 };
  const due = deadlineTest(understanding);
  const scope = narrow(placed, understanding, units, listing);
  if (listing) return answerList(question, scope, due, single.length > 0 || place !== undefined);
  return answerRow(question, placed, due, sources);
}

/** What a list question is about: a whole group, a topic inside the rows, or everything. */
type Scope = {
  rows: TaskRow[];
  subject: { kind: 'all' } | { kind: 'group'; text: string } | { kind: 'topic'; share: number };
};

function narrow(
  rows: TaskRow[],
  understanding: Understanding,
  units: ContentUnit[],
  listing: boolean,
): Scope {
  if (units.length === 0 || !listing) return { rows, subject: { kind: 'all' } };
  const group = bestGroup(rows, units);
  if (group && namesGroup(understanding))
    return { rows: group.rows, subject: { kind: 'group', text: group.text } };
  const ranked = rankRows(rows, units);
  const about = new Set(rowsAbout(ranked));
  for (const row of group?.rows ?? []) about.add(row);
  const share = group ? 1 : (ranked[0]?.share ?? 0);
  return { rows: rows.filter((row) => about.has(row)), subject: { kind: 'topic', share } };
}

/** "nhóm", "lĩnh vực", "ngành", "mục": the question points at a heading of the table, not at a word in its rows. */
function namesGroup(understanding: Understanding): boolean {
  return /\b(?:nhom|linh vuc|nganh|muc|phan|mang)\b/.test(fold(understanding.question));
}

async function answerList(
  question: TaskQuestion,
  scope: Scope,
  due: DeadlineTest | null,
  filtered: boolean,
): Promise<TaskAnswer | null> {
  const { understanding } = question;
  const rows = due ? scope.rows.filter((row) => due.test(row.task.deadline)) : scope.rows;
  if (scope.subject.kind === 'topic' && scope.subject.share < ROW_SHARE) {
    return null;
  }
  if (asksForGroups(understanding)) return { draft: composeTaskGroups(rows), kind: 'list', share: 1 };
  if (rows.length === 0) {
    return filtered || due
      ? { draft: refusal('unanswerable_no_evidence', 'no_task'), kind: 'list', share: 1 }
      : null;
  }
  const share = scope.subject.kind === 'topic' ? scope.subject.share : 1;
  return {
    draft: composeTaskList(understanding, rows, scope.subject, due?.printed ?? null),
    kind: 'list',
    share,
  };
}

async function answerRow(
  question: TaskQuestion,
  rows: TaskRow[],
  due: DeadlineTest | null,
  sources: Sources,
): Promise<TaskAnswer | null> {
  const ranked = rankRows(rows, question.units);
  const best = bestRows(ranked);
  const share = best[0]?.share ?? 0;
  if (share >= ROW_SHARE) {
    return {
      draft: composeTaskRows(
        question.understanding,
        best.map((entry) => entry.row),
        due,
      ),
      kind: 'row',
      share,
    };
  }
  if (question.understanding.agencies.length === 0) return null;
  const everyRow = await sources.tasks({
    documentIds: question.documentIds,
    groups: question.viewer.groups,
    limit: MAX_ROWS,
  });
  const elsewhere = bestRows(rankRows(everyRow, question.units));
  if ((elsewhere[0]?.share ?? 0) < ROW_SHARE) return null;
  const draft = composeTaskRows(
    question.understanding,
    elsewhere.map((entry) => entry.row),
    due,
  );
  return { draft, kind: 'row', share: elsewhere[0]!.share };
}

function agencyFilter(mentions: Understanding['agencies']): {
  leadAny?: string[];
  cooperateAny?: string[];
  involvedAny?: string[];
} {
  const ids = (role: Role | null) =>
    mentions.filter((mention) => mention.role === role).map((mention) => mention.agency.id);
  const lead = [...ids('lead'), ...ids(null)];
  const cooperate = ids('cooperate');
  return {
    ...(lead.length > 0 ? { leadAny: lead } : {}),
    ...(cooperate.length > 0 ? { cooperateAny: cooperate } : {}),
  };
}

/** A list or a count of tasks is wanted, rather than an attribute of one task. */
function isListing(understanding: Understanding, units: ContentUnit[]): boolean {
  const { asked, agencies } = understanding;
  if (!understanding.aboutTasks) return false;
  if (asked.has('most')) return true;
  const wantsRow =
    asked.has('lead') &&
    agencies.length === 0 &&
    units.length > 0 &&
    !asked.has('list') &&
    !asked.has('count');
  if (wantsRow) return false;
  if (asked.has('list') || asked.has('count')) return true;
  return agencies.some((mention) => mention.role !== null) && units.length === 0;
}

function asksOfRow(understanding: Understanding): boolean {
  const { asked } = understanding;
  return (
    ['lead', 'cooperate', 'deadline', 'agency', 'person', 'group', 'confirm', 'reason'].some((attribute) =>
      asked.has(attribute as never),
    ) || understanding.aboutTasks
  );
}

function asksForGroups(understanding: Understanding): boolean {
  return /\b(?:bao nhieu|may|nhung|cac|liet ke)\s+nhom\b/.test(fold(understanding.question));
}

function sectionMatches(row: TaskRow, path: string): boolean {
  const section = row.task.section.replace(/^Phụ lục\s*/, '');
  return section === path || section.startsWith(`${path}.`);
}
