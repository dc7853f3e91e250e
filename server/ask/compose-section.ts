// Writes a whole section: its lead-in, every item quoted and counted, or its headings where it is long.
import type { OutlineNode, Passage } from '../domain.ts';
import type { TaskRow } from '../store/tasks.ts';
import { fold } from '../vietnamese/normalise.ts';
import { type DraftBuilder, hitOfPassage, inline, quotable } from './draft.ts';
import { introduces } from './lead-in.ts';
import { passagesUnder } from './section-places.ts';
import type { DocumentView } from './sources.ts';
import { taskSentence } from './tasks-compose.ts';
import type { Understanding } from './understand.ts';

/** Past this many children their headings are listed instead of their texts. */
const MAX_CHILDREN = 40;

export type RowsOf = (passages: Passage[]) => Promise<TaskRow[]>;
export type Section = { view: DocumentView; node: OutlineNode };

/** Adds the section to the draft; false when nothing stands in it. */
export async function composeSection(
  builder: DraftBuilder,
  { view, node }: Section,
  understanding: Understanding,
  rowsOf: RowsOf,
): Promise<boolean> {
  const inside = passagesUnder(view, node);
  if (inside.length === 0) return false;
  builder.complete ||= inside.length > 1;
  const children = view.nodes.filter((child) => child.parent === node.path && child.kind !== 'table');
  const headed = children.filter((child) => child.heading !== '' && !child.path.includes('#'));
  const listsHeadings =
    headed.length > 1 &&
    (inside.length > MAX_CHILDREN || asksHowMany(understanding) || inside.length > headed.length * 3);
  if (listsHeadings && !isProvision(node)) {
    builder.frame(`${nameOf(node)} gồm ${headed.length} mục:`);
    for (const child of headed) {
      const first = passagesUnder(view, child)[0];
      if (first)
        builder.fact(`- ${child.printed} ${inline(child.heading)}`, [
          builder.cite(hitOfPassage(first, view.record)),
        ]);
    }
    return true;
  }
  const tasks = new Map((await rowsOf(inside)).map((row) => [row.passage.id, row]));
  const first = inside[0];
  const lead = first && inside.length > 1 && isOwnLeadIn(first, node) && !understanding.asked.has('count');
  if (first && lead)
    builder.fact(`${nameOf(node)}: “${quotable(first.text)}”`, [
      builder.cite(hitOfPassage(first, view.record)),
    ]);
  else if (inside.length > 1) builder.frame(`${nameOf(node)} gồm ${countOf(children, node, inside)}:`);
  for (const passage of lead ? inside.slice(1) : inside) {
    const row = tasks.get(passage.id);
    const bullet = inside.length > 1 ? '- ' : '';
    if (row) builder.fact(`${bullet}${taskSentence(row.task)}`, [builder.citeRow(row)]);
    else
      builder.fact(`${bullet}“${quotable(passage.text)}”`, [
        builder.cite(hitOfPassage(passage, view.record)),
      ]);
  }
  return true;
}

/** Place and heading; the text of a khoản stands below as a quote and is not said twice. */
function nameOf(node: OutlineNode): string {
  const heading = inline(node.heading);
  return heading === '' || node.kind === 'clause' || node.kind === 'point'
    ? node.place
    : `${node.place} “${heading}”`;
}

/** "4 khoản", "3 điểm" where all children are such; else the texts below the lead-in. */
function countOf(children: OutlineNode[], node: OutlineNode, inside: Passage[]): string {
  const items = inside.filter((passage) => !isOwnLeadIn(passage, node));
  const kinds = new Set(children.filter((child) => child.kind !== 'paragraph').map((child) => child.kind));
  const numbered = children.filter((child) => child.kind !== 'paragraph').length;
  const [kind] = kinds;
  if (kinds.size === 1 && kind === 'clause') return `${numbered} khoản`;
  if (kinds.size === 1 && kind === 'point') return `${numbered} điểm`;
  return `${items.length} nội dung`;
}

/** The words that introduce the section's own items: the text of the node itself, or its first paragraph. */
function isOwnLeadIn(passage: Passage, node: OutlineNode): boolean {
  const own = passage.path === node.path || passage.path.startsWith(`${node.path}#p`);
  return own && introduces(passage.text);
}

/** Articles and what is below them are quoted whole, never by headings: every khoản counts. */
function isProvision(node: OutlineNode): boolean {
  return ['article', 'clause', 'point'].includes(node.kind);
}

function asksHowMany(understanding: Understanding): boolean {
  return understanding.asked.has('count') && /\b(?:muc|nhom|phan)\b/.test(fold(understanding.question));
}
