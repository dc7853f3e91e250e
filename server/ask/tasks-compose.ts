// Words an answer about tasks: lists with a table, single rows, groups, a league table of agencies.
import type { AnswerTable, Task } from '../domain.ts';
import type { TaskRow } from '../store/tasks.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder, inline } from './draft.ts';
import type { DeadlineTest } from './tasks-filter.ts';
import { groupsOf } from './tasks-group.ts';
import { premiseVerdict } from './tasks-premise.ts';
import { text } from './text.ts';
import type { Understanding } from './understand.ts';

export type ListSubject =
  | { kind: 'all' }
  | { kind: 'group'; text: string }
  | { kind: 'topic'; share: number };

/** A complete list: a counted opening line, then every row with its deadline and agencies. */
export function composeTaskList(
  understanding: Understanding,
  rows: TaskRow[],
  subject: ListSubject,
  deadline: string | null,
): Draft {
  const builder = new DraftBuilder();
  const verdict = premiseVerdict(understanding, rows);
  const documents = Map.groupBy(rows, (row) => row.task.documentId);
  const opening = listOpening(understanding, rows.length, subject, deadline, documents.size);
  builder.complete = true;
  builder.frame(`${verdict}${opening}`);
  for (const own of documents.values()) {
    if (documents.size > 1) builder.frame(`**${inline(own[0]!.documentTitle)}** (${own.length} nhiệm vụ):`);
    for (const row of own) {
      builder.fact(`- ${rowSentence(row.task, understanding)}`, [builder.citeRow(row)]);
    }
  }
  builder.table = tableOf(rows, builder, opening.replace(/:$/, ''));
  return builder.build();
}

/** One row (or rows that fit equally), with what was asked of it first. */
export function composeTaskRows(
  understanding: Understanding,
  rows: TaskRow[],
  due: DeadlineTest | null,
): Draft {
  const builder = new DraftBuilder();
  const verdict = premiseVerdict(understanding, rows, due);
  builder.complete = rows.length > 1;
  if (verdict) builder.frame(verdict.trim());
  if (rows.length > 1) builder.frame(`Có ${rows.length} nhiệm vụ khớp với câu hỏi:`);
  for (const row of rows) {
    const sentence = askedFirst(row.task, understanding);
    builder.fact(rows.length > 1 ? `- ${sentence}` : sentence, [builder.citeRow(row)]);
  }
  if (rows.length > 1) builder.table = tableOf(rows, builder, `${rows.length} nhiệm vụ khớp với câu hỏi`);
  return builder.build();
}

/** Groups of the table with how many rows each has; a group is cited by its first row. */
export function composeTaskGroups(rows: TaskRow[]): Draft {
  const builder = new DraftBuilder();
  const groups = groupsOf(rows).filter((group) => group.level === 'group');
  builder.complete = true;
  builder.frame(`Có ${groups.length} nhóm nhiệm vụ, tổng cộng ${rows.length} nhiệm vụ:`);
  for (const group of groups) {
    builder.fact(`- ${group.label}. ${inline(group.text)}: ${group.rows.length} nhiệm vụ`, [
      builder.citeRow(group.rows[0]!),
    ]);
  }
  return builder.build();
}

/** Agencies by number of tasks led, most first. */
export function composeLeagueTable(rows: TaskRow[]): Draft {
  const builder = new DraftBuilder();
  const leads = new Map<string, TaskRow[]>();
  for (const row of rows) {
    for (const name of row.leadNames) leads.set(name, [...(leads.get(name) ?? []), row]);
  }
  const ranked = [...leads].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0], 'vi'));
  builder.complete = true;
  builder.frame(`Số nhiệm vụ chủ trì theo cơ quan (đếm trên ${rows.length} nhiệm vụ), từ nhiều đến ít:`);
  for (const [name, led] of ranked)
    builder.fact(`- ${name}: ${led.length} nhiệm vụ`, [builder.citeRow(led[0]!)]);
  return builder.build();
}

function listOpening(
  understanding: Understanding,
  count: number,
  subject: ListSubject,
  deadline: string | null,
  documents: number,
): string {
  const who = understanding.agencies
    .map((mention) => `${mention.agency.name} ${mention.role === 'cooperate' ? 'phối hợp' : 'chủ trì'}`)
    .join(', ');
  const scope = subject.kind === 'group' ? ` thuộc nhóm “${inline(subject.text)}”` : '';
  const due = deadline ? `, ${deadline}` : '';
  const spread = documents > 1 ? `, trong ${documents} văn bản` : '';
  return who
    ? `${who} ${count} nhiệm vụ${scope}${due}${spread}:`
    : `Có ${count} nhiệm vụ${scope}${due}${spread}:`;
}

function rowSentence(task: Task, understanding: Understanding): string {
  const onlyLead =
    understanding.agencies.length === 1 &&
    understanding.agencies[0]?.role !== 'cooperate' &&
    task.leads.length === 1;
  return taskSentence(task, !onlyLead);
}

/** A task with its deadline and agencies as printed; the lead is left out where the opening line names it. */
export function taskSentence(task: Task, withLead = true): string {
  const lead = withLead ? `; chủ trì: ${inline(task.leadPrinted)}` : '';
  const cooperate = task.cooperatePrinted ? `; phối hợp: ${inline(task.cooperatePrinted)}` : '';
  return `${trimEnd(task.text)} — ${text.deadlineLabel.toLowerCase()}: ${deadlineOf(task)}${lead}${cooperate}`;
}

/** "Sở X chủ trì …", "Thời hạn: …": the asked attribute opens the sentence, the others follow. */
function askedFirst(task: Task, understanding: Understanding): string {
  const parts: [string, string][] = [
    ['lead', task.leadPrinted && `${text.leadLabel}: ${inline(task.leadPrinted)}`],
    ['cooperate', task.cooperatePrinted && `${text.cooperateLabel}: ${inline(task.cooperatePrinted)}`],
    ['deadline', `${text.deadlineLabel}: ${deadlineOf(task)}`],
  ];
  const wanted = (name: string) =>
    understanding.asked.has(name as never) ||
    (name === 'lead' && (understanding.asked.has('agency') || understanding.asked.has('person')));
  const ordered = [...parts.filter(([name]) => wanted(name)), ...parts.filter(([name]) => !wanted(name))];
  const group = understanding.asked.has('group') ? ` (thuộc ${groupPhrase(task)})` : '';
  return `${ordered
    .map(([, value]) => value)
    .filter(Boolean)
    .join('; ')} — nhiệm vụ “${trimEnd(task.text)}”${group}`;
}

function groupPhrase(task: Task): string {
  const names = [task.group, task.subgroup]
    .filter((heading) => heading !== null)
    .map((heading) => `${heading.label}. ${inline(heading.text)}`);
  return names.length > 0 ? `nhóm ${names.join(' › ')}` : 'phụ lục không chia nhóm';
}

function deadlineOf(task: Task): string {
  return task.deadlinePrinted ? inline(task.deadlinePrinted) : text.noDeadlinePrinted;
}

function trimEnd(value: string): string {
  return inline(value).replace(/[;.]$/, '');
}

function tableOf(rows: TaskRow[], builder: DraftBuilder, caption: string): AnswerTable {
  return {
    caption,
    columns: ['Mục', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian thực hiện'],
    rows: rows.map((row) => ({
      cells: [
        row.task.section,
        inline(row.task.text),
        inline(row.task.leadPrinted),
        inline(row.task.cooperatePrinted),
        inline(row.task.deadlinePrinted),
      ],
      marker: builder.citeRow(row),
    })),
  };
}
