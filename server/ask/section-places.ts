// Finds the places of a document that a question names, and says what there is when a named one is missing.
import type { OutlineNode, Passage } from '../domain.ts';
import { fold } from '../vietnamese/normalise.ts';
import type { SectionReference } from './section-reference.ts';
import type { DocumentView } from './sources.ts';
import { text } from './text.ts';

/** The nodes at a named place: of a decision and of the regulation that it issues both, where both have it. */
export function nodesAt(view: DocumentView, place: SectionReference, question: string): OutlineNode[] {
  const inAnnex = view.nodes.find(
    (node) => node.path === `Phụ lục ${place.path}` || node.path === `Phụ lục.${place.path}`,
  );
  const inBody = view.nodes.find((node) => node.path === place.path);
  const first = place.annex ? (inAnnex ?? inBody) : (inBody ?? inAnnex);
  const others = view.nodes.filter((node) => node.path.endsWith(`, ${place.path}`));
  if (first === undefined) return others.slice(0, 1);
  const wrapper = others.find((node) => fold(question).includes(fold(node.path.split(',')[0] ?? '')));
  return wrapper && !place.annex ? [wrapper, first] : [first];
}

/** Everything that stands at a node or below it, in order. */
export function passagesUnder(view: DocumentView, node: OutlineNode): Passage[] {
  const { path } = node;
  return view.passages.filter(
    (passage) =>
      passage.path === path || passage.path.startsWith(`${path}.`) || passage.path.startsWith(`${path}#`),
  );
}

/** What the document has instead of an article, clause or point that it lacks; null for another kind of place. */
export function absence(view: DocumentView, path: string): string | null {
  const [article, clause, point] = path.replace(/^Điều /u, '').split('.');
  if (!path.startsWith('Điều ') || article === undefined) return null;
  const name =
    view.record.number === null ? view.record.title : `${view.record.title} (${view.record.number})`;
  const articles = view.nodes.filter((node) => /^Điều \d+\p{Ll}?$/u.test(node.path));
  const own = articles.find((node) => node.path === `Điều ${article}`);
  if (articles.length === 0) return null;
  if (own === undefined) return text.noArticle(name, articles[0]!.path, articles.at(-1)!.path, article);
  const clauses = childrenOf(view, own, 'clause');
  if (clause === undefined) return null;
  const within = clauses.find((node) => node.path === `${own.path}.${clause}`);
  if (within === undefined) return text.noClause(name, own.path, clauses.length, clause);
  const points = childrenOf(view, within, 'point');
  if (point === undefined || points.some((node) => node.path === `${within.path}.${point}`)) return null;
  return text.noPoint(name, within.place, points.length, point);
}

function childrenOf(view: DocumentView, parent: OutlineNode, kind: OutlineNode['kind']): OutlineNode[] {
  return view.nodes.filter((node) => node.parent === parent.path && node.kind === kind);
}
