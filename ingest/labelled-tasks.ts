// Joins a task that is printed as lines ("Cơ quan chủ trì: …", "Thời gian: …") with those lines into one block.
import type { Block } from './blocks.ts';
import { describesTask, type FoundLabel, opensWithLabel, taskLabels } from './task-labels.ts';

/** Longest task with its lines, in characters; what is longer keeps its blocks. */
const MAX_TASK = 4_000;
/** A heading of these words alone does not say what is to be done. */
const GENERIC = /^(?:nhiệm vụ|nội dung|công việc|hoạt động|giải pháp)(?:\s+\d+)?$/iu;

/** The blocks with each labelled task as one of them; a document without labelled tasks is returned as it is. */
export function joinLabelledTasks(blocks: Block[]): Block[] {
  const heads = new Map<number, { end: number; text: string; labels: FoundLabel[] }>();
  for (const run of labelRuns(blocks)) {
    const labels = taskLabels(textOf(blocks, run.start, run.end));
    if (!describesTask(labels, textOf(blocks, run.start, run.end))) continue;
    const head = headOf(blocks, run);
    if (head === null || textOf(blocks, head.at, run.end).length > MAX_TASK) continue;
    heads.set(head.at, { end: run.end, text: head.text ?? said(labels, 'text'), labels });
  }
  const joined: Block[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at] as Block;
    const head = heads.get(at);
    if (head !== undefined && head.text !== '') {
      joined.push({ ...mergeBlocks(blocks.slice(at, head.end)), task: toTask(head.text, head.labels) });
      at = head.end - 1;
    } else joined.push(inOneBlock(block));
  }
  return joined;
}

type Run = { start: number; end: number; from: number; isOnly: boolean };

/** Runs of neighbouring labelled blocks of one parent, each with where the content before it begins. */
function labelRuns(blocks: Block[]): Run[] {
  const runs: (Run & { parent: string | null })[] = [];
  for (let at = 0; at < blocks.length; at++) {
    if (!isLabelled(blocks[at])) continue;
    const parent = blocks[at]?.node.parent ?? null;
    const start = at;
    while (isLabelled(blocks[at + 1]) && blocks[at + 1]?.node.parent === parent) at++;
    const holder = blocks.findLastIndex((block, index) => index < start && block.node.path === parent);
    const before = runs.findLast((run) => run.parent === parent);
    runs.push({ start, end: at + 1, from: Math.max(before?.end ?? 0, holder + 1), isOnly: true, parent });
  }
  for (const run of runs)
    run.isOnly = runs.filter((other) => other.parent === run.parent).length === 1 || run.parent === null;
  return runs;
}

function isLabelled(block: Block | undefined): boolean {
  return block !== undefined && block.row === null && block.text !== '' && opensWithLabel(block.text);
}

/** Where the task begins and what it says: the numbered heading above its only labels, else the text before them. */
function headOf(blocks: Block[], run: Run): { at: number; text: string | null } | null {
  const holder = run.from - 1;
  const above = blocks[holder];
  const isHolder = above !== undefined && above.node.path === blocks[run.start]?.node.parent;
  const content = blocks.slice(run.from, run.start);
  if (content.some((block) => block.row !== null || block.node.kind === 'table')) return null;
  const numbered = isHolder && above.text !== '' && (run.isOnly || content.length === 0);
  if (numbered && above !== undefined) {
    const own = withoutMark(above.text);
    if (!GENERIC.test(own)) return { at: holder, text: own };
    return { at: holder, text: content[0] === undefined ? null : withoutMark(content[0].text) };
  }
  const first = content.findLast((block) => block.text !== '');
  if (first === undefined) return null;
  return { at: blocks.indexOf(first), text: withoutMark(first.text) };
}

/** A task with its labels in one paragraph: "Xây dựng … Cơ quan chủ trì: …; thời gian: …". */
function inOneBlock(block: Block): Block {
  if (block.row !== null || block.text === '' || block.text.length > MAX_TASK) return block;
  const labels = taskLabels(block.text);
  const first = labels[0];
  if (
    first === undefined ||
    !labels.some((label) => label.role === 'lead') ||
    !describesTask(labels, block.text)
  )
    return block;
  const text =
    first.start === 0 || opensWithLabel(block.text) ? said(labels, 'text') : block.text.slice(0, first.start);
  const task = withoutMark(text).replace(/[\s(.;,–-]+$/u, '');
  return task.length < 10 ? block : { ...block, headingLike: false, task: toTask(task, labels) };
}

function toTask(text: string, labels: FoundLabel[]): NonNullable<Block['task']> {
  const lead = said(labels, 'lead') || said(labels, 'doer');
  return {
    text: text.replace(/\s+/gu, ' ').replace(/[\s.;:]+$/u, ''),
    lead,
    cooperate: said(labels, 'cooperate'),
    deadline: said(labels, 'deadline'),
    product: said(labels, 'product'),
    budget: said(labels, 'budget'),
  };
}

function said(labels: FoundLabel[], role: FoundLabel['role']): string {
  return labels.find((label) => label.role === role && label.value !== '')?.value ?? '';
}

function withoutMark(text: string): string {
  return text.replace(/^\s*(?:[-–—+•*]|[a-zđ]\)|(?:[IVXLC]+|\d{1,3}(?:\.\d{1,3})*)[.)])\s*/u, '').trim();
}

function textOf(blocks: Block[], start: number, end: number): string {
  return blocks
    .slice(start, end)
    .map((block) => block.text)
    .join('\n');
}

function mergeBlocks(parts: Block[]): Block {
  const [first] = parts as [Block];
  const last = parts.at(-1) as Block;
  const end = Math.max(...parts.map((part) => part.node.span.end));
  const node = {
    ...first.node,
    span: { start: first.node.span.start, end },
    lines: { first: first.node.lines.first, last: Math.max(first.node.lines.last, last.node.lines.last) },
  };
  return {
    ...first,
    node,
    text: textOf(parts, 0, parts.length),
    spans: parts.flatMap((part) => part.spans),
    headingLike: false,
  };
}
