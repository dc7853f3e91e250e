// Reads the task rows that a question is about: of its documents, its section and its plan's year, narrowed to its topic.
import type { TaskFilter } from '../store/task-filter.ts';
import type { TaskRow } from '../store/tasks.ts';
import { namesDocument } from './asked-deadline.ts';
import type { Draft, Viewer } from './contract.ts';
import type { Sources } from './sources.ts';
import { namesGroup } from './task-cues.ts';
import type { ListSubject } from './tasks-compose.ts';
import { rankRows, rowsAbout } from './tasks-filter.ts';
import { bestGroup } from './tasks-group.ts';
import { type ContentUnit, readText } from './terms.ts';
import type { Understanding } from './understand.ts';

/** Rows read at most for one question; more than a province's plans have together, so that a list is never cut. */
const MAX_ROWS = 20_000;
/** The question describes a row when the row covers this share of its content. */
export const ROW_SHARE = 0.7;

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

export type Read = (filter: Partial<TaskFilter>) => Promise<TaskRow[]>;

/** Reads rows of the documents, the section and the year of the plan that the question names. */
export function reader(question: TaskQuestion, sources: Sources): Read {
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

/** Rows given to all agencies together that the topic of the question does not rule out. */
export function sharedRows(rows: TaskRow[], understanding: Understanding, units: ContentUnit[]): TaskRow[] {
  const scope = narrow(rows, understanding, units);
  return scope.subject.kind === 'topic' && scope.subject.share < ROW_SHARE ? [] : scope.rows;
}

/**
 * What a list is about: a whole group, a topic inside the rows, or everything. A group is looked for in the whole
 * `table`, of which `rows` may be those of one agency.
 */
export function narrow(
  rows: TaskRow[],
  understanding: Understanding,
  units: ContentUnit[],
  table: TaskRow[] = rows,
): { rows: TaskRow[]; subject: ListSubject } {
  if (units.length === 0) return { rows, subject: { kind: 'all' } };
  const group = bestGroup(table, units, understanding.question);
  const named = group && (namesGroup(understanding) || saysHeading(understanding, group.text)) ? group : null;
  if (named) {
    const inGroup = new Set(named.rows.map((row) => row.task.id));
    return {
      rows: rows.filter((row) => inGroup.has(row.task.id)),
      subject: { kind: 'group', text: named.text },
    };
  }
  const own = table === rows ? group : bestGroup(rows, units, understanding.question);
  const ranked = rankRows(rows, units);
  const about = new Set(rowsAbout(ranked));
  for (const row of own?.rows ?? []) about.add(row);
  return {
    rows: rows.filter((row) => about.has(row)),
    subject: { kind: 'topic', share: own ? 1 : (ranked[0]?.share ?? 0) },
  };
}

/** Shortest heading, in syllables, that is taken for named by being said in full. */
const TELLING_HEADING = 4;

/** "Phát triển hạ tầng và nền tảng dữ liệu: mấy nhiệm vụ?": the heading of a group, word for word. */
function saysHeading({ question }: Understanding, heading: string): boolean {
  const words = readText(heading).folded.trim();
  return words.split(' ').length >= TELLING_HEADING && readText(question).folded.includes(` ${words} `);
}

function isIn(row: TaskRow, path: string): boolean {
  const section = row.task.section.replace(/^Phụ lục\s*/, '');
  return section === path || section.startsWith(`${path}.`);
}
