// Joins lists with what introduces them ("…gồm:", "…sau đây:"): the items below a lead-in, the lead-in above an item.
import type { Passage } from '../domain.ts';
import type { Hit } from './contract.ts';
import { hitOfPassage, inline, quotable } from './draft.ts';
import type { DocumentView, Sources } from './sources.ts';

/** Items shown after one lead-in; lists of official documents are shorter. */
const MAX_ITEMS = 60;

/** True for a text that only introduces what follows it. */
export function introduces(text: string): boolean {
  return /:\s*$/u.test(text);
}

/** The items under a passage that ends with a colon, in order; none for any other passage. */
export async function itemsAfter(hit: Hit, groups: string[], sources: Sources): Promise<Hit[]> {
  if (!introduces(hit.passage.text)) return [];
  const view = await sources.document(hit.passage.documentId, groups);
  if (!view) return [];
  const root = hit.passage.path.replace(/#.*$/, '');
  const below = view.passages.filter(
    (passage) =>
      passage.ordinal > hit.passage.ordinal &&
      (passage.path.startsWith(`${root}.`) || passage.path.startsWith(`${root}#`)),
  );
  const next = below.findIndex((passage) => opensAnotherList(passage, root));
  return below
    .slice(0, Math.min(MAX_ITEMS, next < 0 ? MAX_ITEMS : next))
    .map((passage) => hitOfPassage(passage, view.record));
}

/** A later paragraph of the same level that introduces a list of its own. */
function opensAnotherList(passage: Passage, root: string): boolean {
  return passage.path.startsWith(`${root}#p`) && introduces(passage.text);
}

/** The lead-in that a passage stands under, as a hit; null when there is none. */
export async function leadInOf(hit: Hit, groups: string[], sources: Sources): Promise<Hit | null> {
  const above = hit.passage.headings.at(-1) ?? '';
  if (hit.passage.kind === 'row' || !/[:…]$/u.test(above)) return null;
  const view = await sources.document(hit.passage.documentId, groups);
  const passage = view ? leadInPassage(view, hit.passage, above) : null;
  return view && passage ? hitOfPassage(passage, view.record) : null;
}

/** The nearest passage before the item that begins as the heading above the item does and ends with a colon. */
function leadInPassage(view: DocumentView, item: Passage, above: string): Passage | null {
  const opening = inline(above).replace(/…$/u, '');
  const found = view.passages.findLast(
    (passage) =>
      passage.ordinal < item.ordinal &&
      (inline(passage.text).startsWith(opening) || quotable(passage.text).startsWith(opening)),
  );
  return found && introduces(found.text) ? found : null;
}
