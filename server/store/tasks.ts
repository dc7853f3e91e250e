// Rows of the annex task tables (nhiệm vụ): complete lists, counts and groups, answered in SQL.
import type { Deadline, Passage, Task, TaskBudget, ValidityStatus } from '../domain.ts';
import { type PassageRow, passageColumns, passageOfRow } from './passages.ts';
import type { Database } from './seam.ts';
import { type TaskFilter, taskConditions } from './task-filter.ts';

export type { TaskFilter } from './task-filter.ts';

/** A task with its row as a passage and what a citation shows of its document. */
export type TaskRow = {
  task: Task;
  passage: Passage;
  documentTitle: string;
  documentStatus: ValidityStatus;
  /** Canonical names in the order printed, as `task.leads` and `task.cooperators`. */
  leadNames: string[];
  cooperatorNames: string[];
};

type Row = PassageRow & {
  task_id: string;
  task_section: string;
  printed_number: string;
  group_label: string | null;
  group_text: string | null;
  subgroup_label: string | null;
  subgroup_text: string | null;
  task_text: string;
  lead_printed: string;
  cooperate_printed: string;
  deadline_printed: string;
  product_printed: string;
  budget_printed: string;
  budgets: TaskBudget[];
  deadline_kind: Deadline['kind'];
  deadline_from: string | null;
  deadline_to: string | null;
  task_ordinal: number;
  leads: string[];
  lead_names: string[];
  cooperators: string[];
  cooperator_names: string[];
  document_title: string;
  document_status: ValidityStatus;
};

const from = `tasks t
  join documents d on d.id = t.document_id and d.retired_at is null
  join passages p on p.id = t.passage_id and p.live`;

const agencyArray = (
  column: string,
  role: string,
) => `coalesce((select array_agg(${column} order by ta.position)
  from task_agencies ta join agencies a on a.id = ta.agency_id where ta.task_id = t.id and ta.role = '${role}'), '{}')`;

/** Every row that fits, ordered as printed (by document, then by place in its table). */
export async function queryTasks(db: Database, filter: TaskFilter): Promise<TaskRow[]> {
  const { where, params } = taskConditions(filter);
  const limit = filter.limit === undefined ? '' : `limit ${Math.max(0, Math.trunc(filter.limit))}`;
  const rows = await db.query<Row>(
    `select ${passageColumns}, t.id as task_id, t.section as task_section, t.printed_number, t.group_label,
       t.group_text, t.subgroup_label, t.subgroup_text, t.text as task_text, t.lead_printed, t.cooperate_printed,
       t.deadline_printed, t.deadline_kind, t.deadline_from, t.deadline_to, t.product_printed, t.budget_printed, t.budgets,
       t.ordinal as task_ordinal,
       ${agencyArray('a.id', 'lead')} as leads, ${agencyArray('a.name', 'lead')} as lead_names,
       ${agencyArray('a.id', 'cooperate')} as cooperators, ${agencyArray('a.name', 'cooperate')} as cooperator_names,
       d.title as document_title, d.status as document_status
     from ${from} where ${where} order by d.created_at, d.id, t.ordinal, t.id ${limit}`,
    params,
  );
  return rows.map(taskRow);
}

/** How many rows fit; counted in the database, whatever `limit` says. */
export async function countTasks(db: Database, filter: TaskFilter): Promise<number> {
  const { where, params } = taskConditions(filter);
  const [row] = await db.query<{ total: number }>(
    `select count(*) as total from ${from} where ${where}`,
    params,
  );
  return row?.total ?? 0;
}

export type TaskGroup = {
  documentId: string;
  documentTitle: string;
  label: string;
  text: string;
  tasks: number;
};

/** The groups of the task tables as printed, each with its number of rows. */
export async function listGroups(
  db: Database,
  filter: { groups: string[]; documentIds?: string[] },
): Promise<TaskGroup[]> {
  const { where, params } = taskConditions(filter);
  return db.query<TaskGroup>(
    `select d.id as "documentId", d.title as "documentTitle", t.group_label as label, t.group_text as text,
       count(*) as tasks
     from ${from} where ${where} and t.group_label is not null
     group by d.created_at, d.id, d.title, t.group_label, t.group_text order by d.created_at, d.id, min(t.ordinal)`,
    params,
  );
}

/** Stores the tasks of a document whose former ones were deleted in this transaction. */
export async function saveTasks(tx: Database, tasks: Task[]): Promise<void> {
  if (tasks.length === 0) return;
  await tx.query(
    `insert into tasks (id, document_id, passage_id, section, printed_number, group_label, group_text,
       subgroup_label, subgroup_text, text, lead_printed, cooperate_printed, deadline_printed, deadline_kind,
       deadline_from, deadline_to, product_printed, budget_printed, budgets, ordinal)
     select id, "documentId", "passageId", section, "printedNumber", "group"->>'label', "group"->>'text',
       subgroup->>'label', subgroup->>'text', text, "leadPrinted", "cooperatePrinted", "deadlinePrinted",
       deadline->>'kind', (deadline->>'from')::date, (deadline->>'to')::date, "productPrinted", "budgetPrinted", budgets, ordinal
     from jsonb_to_recordset($1::jsonb) as r(id text, "documentId" text, "passageId" text, section text,
       "printedNumber" text, "group" jsonb, subgroup jsonb, text text, "leadPrinted" text,
       "cooperatePrinted" text, "deadlinePrinted" text, deadline jsonb, "productPrinted" text, "budgetPrinted" text,
       budgets jsonb, ordinal int)`,
    [JSON.stringify(tasks)],
  );
  const agencies = tasks.flatMap((task) => [
    ...task.leads.map((id, position) => ({ task_id: task.id, agency_id: id, role: 'lead', position })),
    ...task.cooperators.map((id, position) => ({
      task_id: task.id,
      agency_id: id,
      role: 'cooperate',
      position,
    })),
  ]);
  await tx.query(
    `insert into task_agencies (task_id, agency_id, role, position)
     select task_id, agency_id, role, position
     from jsonb_to_recordset($1::jsonb) as r(task_id text, agency_id text, role text, position int)
     on conflict do nothing`,
    [JSON.stringify(agencies)],
  );
}

function taskRow(row: Row): TaskRow {
  return {
    task: {
      id: row.task_id,
      documentId: row.document_id,
      passageId: row.id,
      section: row.task_section,
      printedNumber: row.printed_number,
      group: labelled(row.group_label, row.group_text),
      subgroup: labelled(row.subgroup_label, row.subgroup_text),
      text: row.task_text,
      leadPrinted: row.lead_printed,
      cooperatePrinted: row.cooperate_printed,
      leads: row.leads,
      cooperators: row.cooperators,
      deadlinePrinted: row.deadline_printed,
      deadline: deadlineOf(row),
      productPrinted: row.product_printed,
      budgetPrinted: row.budget_printed,
      budgets: row.budgets,
      ordinal: row.task_ordinal,
    },
    passage: passageOfRow(row),
    documentTitle: row.document_title,
    documentStatus: row.document_status,
    leadNames: row.lead_names,
    cooperatorNames: row.cooperator_names,
  };
}

function labelled(label: string | null, text: string | null): Task['group'] {
  return label === null ? null : { label, text: text ?? '' };
}

function deadlineOf(row: Row): Deadline {
  if (row.deadline_kind !== 'range') return { kind: row.deadline_kind };
  return { kind: 'range', from: row.deadline_from ?? '', to: row.deadline_to ?? '' };
}
