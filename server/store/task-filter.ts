// The conditions of a task filter as SQL: one place, so that lists, counts and groups can never disagree.
import { type TimeFilter, timeCondition, timeParameters } from './time-filter.ts';

/** Agencies, one of which must have one of the roles in a row. */
export type TaskWish = { ids: string[]; roles: TaskRole[] };
export type TaskRole = 'lead' | 'cooperate';

export type TaskFilter = {
  /** Groups of the viewer: rows of other documents do not exist for this reader. */
  groups: string[];
  /** Agency ids, at least one of which leads / cooperates / does either. Several filters must all hold. */
  leadAny?: string[];
  cooperateAny?: string[];
  involvedAny?: string[];
  /** Wishes that must all hold, and wishes none of which may. */
  all?: TaskWish[];
  none?: TaskWish[];
  /** true: only rows that name no cooperating agency. */
  alone?: boolean;
  deadline?: {
    /** ISO dates, both ends included; rows with a deadline range only. */
    from?: string;
    to?: string;
    /** 'due' (default): the deadline ends in from–to; 'overlap': the period meets from–to. */
    match?: 'due' | 'overlap';
    /** true: recurring rows (besides those of from–to, when given); false: none of them. */
    recurring?: boolean;
  };
  groupLabel?: string;
  subgroupLabel?: string;
  documentIds?: string[];
  passageIds?: string[];
  /** Only documents in force at this time. */
  time?: TimeFilter;
  /**
   * true: only rows where an asked agency is not named but belongs to a collective ("Các sở, ban, ngành")
   * that is. Default: only rows that name the agency.
   */
  throughCollective?: boolean;
  limit?: number;
};

/** The `where` of a statement over tasks t, documents d, passages p, with its parameters. */
export function taskConditions(filter: TaskFilter): { where: string; params: unknown[] } {
  const params: unknown[] = [];
  const bind = (value: unknown) => `$${params.push(value)}`;
  const groups = bind(filter.groups);
  const parts = [`d.audience && ${groups}::text[]`, `p.audience && ${groups}::text[]`];
  const asked: TaskWish[] = [...(filter.all ?? [])];
  if (filter.leadAny) asked.push({ ids: filter.leadAny, roles: ['lead'] });
  if (filter.cooperateAny) asked.push({ ids: filter.cooperateAny, roles: ['cooperate'] });
  if (filter.involvedAny) asked.push({ ids: filter.involvedAny, roles: ['lead', 'cooperate'] });
  if (asked.length > 0) parts.push(agencyCondition(asked, filter.throughCollective ?? false, bind));
  else if (filter.throughCollective) parts.push('false');
  for (const wish of filter.none ?? []) parts.push(`not ${namesOne(wish, bind)}`);
  if (filter.alone)
    parts.push(
      `not exists (select 1 from task_agencies ta where ta.task_id = t.id and ta.role = 'cooperate')`,
    );
  if (filter.deadline) parts.push(deadlineCondition(filter.deadline, bind));
  if (filter.groupLabel !== undefined) parts.push(`t.group_label = ${bind(filter.groupLabel)}`);
  if (filter.subgroupLabel !== undefined) parts.push(`t.subgroup_label = ${bind(filter.subgroupLabel)}`);
  if (filter.documentIds) parts.push(`t.document_id = any(${bind(filter.documentIds)}::text[])`);
  if (filter.passageIds) parts.push(`t.passage_id = any(${bind(filter.passageIds)}::text[])`);
  if (filter.time !== undefined) {
    const first = params.push(...timeParameters(filter.time)) - 2;
    parts.push(timeCondition('t.document_id', first));
  }
  return { where: parts.join(' and '), params };
}

function agencyCondition(
  asked: TaskWish[],
  throughCollective: boolean,
  bind: (value: unknown) => string,
): string {
  const named = asked.map((wish) => namesOne(wish, bind));
  const allNamed = `(${named.join(' and ')})`;
  if (!throughCollective) return allNamed;
  const included = asked.map((wish) => includesOne(wish, bind));
  const allReached = named.map((condition, index) => `(${condition} or ${included[index]})`).join(' and ');
  return `(${allReached}) and not ${allNamed}`;
}

/** A collective of the row stands for one of the agencies. */
function includesOne({ ids, roles }: TaskWish, bind: (value: unknown) => string): string {
  return `exists (select 1 from task_agencies ta join agencies c on c.id = ta.agency_id and c.collective
      join agencies a on a.id = any(${bind(ids)}::text[]) and not a.collective and a.kind = any(c.includes)
    where ta.task_id = t.id and ta.role = any(${bind(roles)}::text[]))`;
}

function namesOne({ ids, roles }: TaskWish, bind: (value: unknown) => string): string {
  return `exists (select 1 from task_agencies ta where ta.task_id = t.id
    and ta.role = any(${bind(roles)}::text[]) and ta.agency_id = any(${bind(ids)}::text[]))`;
}

function deadlineCondition(
  deadline: NonNullable<TaskFilter['deadline']>,
  bind: (value: unknown) => string,
): string {
  const range: string[] = [];
  // a period that began before from–to and ends in it is due in it; one that only begins in it overlaps
  const end = deadline.match === 'overlap' ? 't.deadline_from' : 't.deadline_to';
  if (deadline.from !== undefined) range.push(`t.deadline_to >= ${bind(deadline.from)}::date`);
  if (deadline.to !== undefined) range.push(`${end} <= ${bind(deadline.to)}::date`);
  const recurring = "t.deadline_kind = 'recurring'";
  if (range.length === 0) {
    if (deadline.recurring === undefined) return 'true';
    return deadline.recurring ? recurring : `not ${recurring}`;
  }
  const within = `(t.deadline_kind = 'range' and ${range.join(' and ')})`;
  return deadline.recurring ? `(${within} or ${recurring})` : within;
}
