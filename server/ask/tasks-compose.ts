// Words an answer about tasks: lists with a table, single rows, groups.
import type { Task } from '../domain.ts';
import type { TaskWish } from '../store/task-filter.ts';
import type { TaskRow } from '../store/tasks.ts';
import type { AgencyRegister } from '../vietnamese/agencies.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { DeadlineTest } from './asked-deadline.ts';
import { saysMoney } from './budget-words.ts';
import type { Draft } from './contract.ts';
import { DraftBuilder, inline } from './draft.ts';
import type { TaskQuery } from './task-query.ts';
import { groupsOf } from './tasks-group.ts';
import { premiseVerdict } from './tasks-premise.ts';
import { productAsked, productWanted, saysProductOf } from './tasks-product.ts';
import { tableOf } from './tasks-table.ts';
import { text } from './text.ts';
import type { Understanding } from './understand.ts';

/** Collective agencies named in the note below a list. */
const MAX_COLLECTIVES = 2;

export type ListSubject =
  | { kind: 'all' }
  | { kind: 'group'; text: string }
  | { kind: 'topic'; share: number };

/** What narrows a list, and what stands beside it. */
export type ListFrame = {
  query: TaskQuery;
  subject: ListSubject;
  deadline: string | null;
  /** What the product of every row is, as it was asked for. */
  product: string | null;
  register: AgencyRegister;
};

/** A complete list: a counted opening line, then every row with its deadline and agencies. */
export function composeTaskList(
  understanding: Understanding,
  rows: TaskRow[],
  frame: ListFrame & { shared: TaskRow[]; dueShare?: string; beside?: string | null },
): Draft {
  const builder = new DraftBuilder();
  const verdict = premiseVerdict(understanding, rows);
  const documents = Map.groupBy(rows, (row) => row.task.documentId);
  const opening = listOpening(rows, frame, documents.size).replace(/:$/, `${frame.dueShare ?? ''}:`);
  const { question } = understanding;
  const saysProduct = productAsked(question) || productWanted(question) !== null;
  builder.complete = true;
  builder.frame(`${verdict}${opening}`);
  for (const own of documents.values()) {
    if (documents.size > 1) builder.frame(`**${inline(own[0]!.documentTitle)}** (${own.length} nhiệm vụ):`);
    for (const row of own) {
      builder.fact(`- ${rowSentence(row.task, understanding, saysProduct)}`, [builder.citeRow(row)]);
    }
  }
  for (const note of [frame.beside, sharedNote(frame.shared, frame)]) if (note) builder.frame(note);
  builder.table = tableOf(rows, builder, opening.replace(/:$/, ''));
  return builder.build();
}

/** No row names the agency, but some are given to all agencies together: these are shown, and said to be such. */
export function composeSharedOnly(rows: TaskRow[], frame: ListFrame): Draft {
  const builder = new DraftBuilder();
  builder.complete = true;
  const due = frame.deadline ? `, ${frame.deadline}` : '';
  const opening = `Không có nhiệm vụ nào nêu đích danh ${agencyNames(frame)}${due}; có ${rows.length} nhiệm vụ giao chung cho ${collectives(rows, frame)}:`;
  builder.frame(opening);
  for (const row of rows) builder.fact(`- ${taskSentence(row.task)}`, [builder.citeRow(row)]);
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
  const asksProduct = productAsked(understanding.question);
  for (const row of rows) {
    const sentence = `${productFirst(row.task, saysProductOf(row.task, understanding))}${askedFirst(row.task, understanding)}`;
    builder.fact(rows.length > 1 ? `- ${sentence}` : sentence, [builder.citeRow(row)]);
  }
  const undated = rows.filter((row) => row.task.deadlinePrinted === '');
  if (asksWhen(understanding) && undated.length > 0)
    builder.frame(text.noDeadline(undated.length, rows.length));
  const bare = rows.filter((row) => row.task.productPrinted === '');
  if (asksProduct && bare.length > 0) builder.frame(text.noProduct(bare.length, rows.length));
  if (rows.length > 1) builder.table = tableOf(rows, builder, `${rows.length} nhiệm vụ khớp với câu hỏi`);
  return builder.build();
}

function asksWhen(understanding: Understanding): boolean {
  return understanding.asked.has('deadline') || understanding.asked.has('duration');
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

function listOpening(rows: TaskRow[], frame: ListFrame, documents: number): string {
  const { query, subject, deadline, product } = frame;
  const scope = subject.kind === 'group' ? ` thuộc nhóm “${inline(subject.text)}”` : '';
  const due = `${product === null ? '' : `, ${text.productLabel.toLowerCase()} là “${inline(product)}”`}${deadline ? `, ${deadline}` : ''}`;
  const spread = documents > 1 ? `, trong ${documents} văn bản` : '';
  const rest = `${scope}${due}${spread}:`;
  const named = (wish: TaskWish) => namesOf(wish, frame.register);
  const lacking = query.none.map((wish) => `, không có ${named(wish)} ${verbOf(wish)}`).join('');
  const alone = `${leadsText(query)}${query.alone ? ', không có cơ quan phối hợp' : ''}`;
  const [only, second] = query.all;
  if (!only) return `Có ${rows.length} nhiệm vụ${lacking}${alone}${rest}`;
  if (second) {
    const same = query.all.every((wish) => wish.roles.join() === only.roles.join());
    const who = same
      ? `${query.all.map((wish) => named(wish)).join(' và ')} cùng ${verbOf(only)}`
      : query.all.map((wish) => `${named(wish)} ${verbOf(wish)}`).join(', ');
    return `Có ${rows.length} nhiệm vụ do ${who}${lacking}${alone}${rest}`;
  }
  const led = rows.filter((row) => row.task.leads.some((id) => only.ids.includes(id))).length;
  const split = only.roles.length > 1 ? ` (chủ trì ${led}, phối hợp ${rows.length - led})` : '';
  return `${named(only)} ${verbOf(only)} ${rows.length} nhiệm vụ${split}${lacking}${alone}${rest}`;
}

function leadsText({ leads }: TaskQuery): string {
  if (leads === null) return '';
  return leads.count === 'one' ? ', chỉ một cơ quan chủ trì' : ', có từ hai cơ quan chủ trì trở lên';
}

function verbOf(wish: TaskWish): string {
  if (wish.roles.length > 1) return 'tham gia';
  return wish.roles[0] === 'cooperate' ? 'phối hợp' : 'chủ trì';
}

function nameIn(register: AgencyRegister): (id: string) => string {
  const names = new Map(register.agencies.map((agency) => [agency.id, agency.name]));
  return (id) => names.get(id) ?? id;
}

/** The agencies of a wish; of several collectives that share their words the shortest name stands for all. */
function namesOf(wish: TaskWish, register: AgencyRegister): string {
  const collective = new Set(
    register.agencies.filter((agency) => agency.collective).map((agency) => agency.id),
  );
  const nameOf = nameIn(register);
  const shared = wish.ids
    .filter((id) => collective.has(id))
    .map(nameOf)
    .sort((a, b) => a.length - b.length);
  return [...wish.ids.filter((id) => !collective.has(id)).map(nameOf), ...shared.slice(0, 1)].join(', ');
}

function agencyNames(frame: ListFrame): string {
  return wishText(frame.query, frame.register);
}

/** "Công an tỉnh chủ trì", each wish behind the given word ("do"). */
export function wishText(query: TaskQuery, register: AgencyRegister, before = ''): string {
  return query.all.map((wish) => `${before} ${namesOf(wish, register)} ${verbOf(wish)}`.trim()).join(', ');
}

/** "Ngoài ra …": what is given to all agencies together is not counted, but not passed over either. */
function sharedNote(rows: TaskRow[], frame: ListFrame): string | null {
  if (rows.length === 0) return null;
  return `Ngoài ra, ${rows.length} nhiệm vụ giao chung cho ${collectives(rows, frame)}, không nêu đích danh cơ quan, chưa tính ở trên.`;
}

/** Names of the collective agencies of the rows, most frequent first. */
function collectives(rows: TaskRow[], frame: ListFrame): string {
  const roles = new Set(frame.query.all.flatMap((wish) => wish.roles));
  const known = new Map(
    frame.register.agencies.filter((one) => one.collective).map((one) => [one.id, one.name]),
  );
  const counts = new Map<string, number>();
  for (const { task } of rows) {
    const ids = [
      ...(roles.has('lead') ? task.leads : []),
      ...(roles.has('cooperate') ? task.cooperators : []),
    ];
    for (const name of new Set(ids.flatMap((id) => known.get(id) ?? [])))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  const shown = names.slice(0, MAX_COLLECTIVES).map((name) => `“${inline(name)}”`);
  return `${shown.join(', ')}${names.length > MAX_COLLECTIVES ? '…' : ''}`;
}

function rowSentence(task: Task, understanding: Understanding, saysProduct: boolean): string {
  const onlyLead =
    understanding.agencies.length === 1 &&
    ['lead', null].includes(understanding.agencies[0]?.role ?? null) &&
    task.leads.length === 1;
  return sentenceWith(task, understanding, !onlyLead, saysProduct);
}

/** One task with its deadline and agencies, and with its product and its sum where the question wants them. */
export function taskAsked(task: Task, understanding: Understanding): string {
  return sentenceWith(task, understanding, true, saysProductOf(task, understanding));
}

function sentenceWith(
  task: Task,
  understanding: Understanding,
  withLead: boolean,
  saysProduct: boolean,
): string {
  const product =
    saysProduct && task.productPrinted !== ''
      ? `; ${text.productLabel.toLowerCase()}: ${trimEnd(task.productPrinted)}`
      : '';
  const sum = sumAsked(task, understanding);
  const said = sum === '' ? '' : `; ${text.budgetLabel.toLowerCase()}: ${sum}`;
  return `${taskSentence(task, withLead)}${product}${said}`;
}

/** A task with its deadline and agencies as printed; the lead is left out where the opening line names it. */
export function taskSentence(task: Task, withLead = true): string {
  const lead = withLead ? `; chủ trì: ${inline(task.leadPrinted)}` : '';
  const cooperate = task.cooperatePrinted ? `; phối hợp: ${inline(task.cooperatePrinted)}` : '';
  const due = task.deadlinePrinted
    ? `; ${text.deadlineLabel.toLowerCase()}: ${inline(task.deadlinePrinted)}`
    : '';
  const said = `${due}${lead}${cooperate}`.replace(/^; /, '');
  return said === '' ? trimEnd(task.text) : `${trimEnd(task.text)} — ${said}`;
}

/** The sum of a row where money is spoken of and the row prints one, else ''. */
function sumAsked(task: Task, { question }: Understanding): string {
  const sum = inline(task.budgetPrinted);
  return saysMoney(fold(question)) && /\d/.test(sum) ? sum : '';
}

/** "Sở X chủ trì …", "Thời hạn: …": the asked attribute opens the sentence, the others follow. */
function askedFirst(task: Task, understanding: Understanding): string {
  const sum = sumAsked(task, understanding);
  const parts: [string, string][] = [
    ['lead', task.leadPrinted && `${text.leadLabel}: ${inline(task.leadPrinted)}`],
    ['cooperate', task.cooperatePrinted && `${text.cooperateLabel}: ${inline(task.cooperatePrinted)}`],
    ['deadline', task.deadlinePrinted && `${text.deadlineLabel}: ${inline(task.deadlinePrinted)}`],
    ['money', sum && `${text.budgetLabel}: ${sum}`],
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

/** "Sản phẩm, kết quả: …; " where it is asked for and the row has one. */
function productFirst(task: Task, asked: boolean): string {
  return asked && task.productPrinted !== '' ? `${text.productLabel}: ${trimEnd(task.productPrinted)}; ` : '';
}

function groupPhrase(task: Task): string {
  const names = [task.group, task.subgroup]
    .filter((heading) => heading !== null)
    .map((heading) => `${heading.label}. ${inline(heading.text)}`);
  return names.length > 0 ? `nhóm ${names.join(' › ')}` : 'phụ lục không chia nhóm';
}

function trimEnd(value: string): string {
  return inline(value).replace(/[;.]$/, '');
}
