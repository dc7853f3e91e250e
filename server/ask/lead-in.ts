// Completes a passage that only introduces a list ("…gồm:", "…sau đây:") with the items that follow it.
import type { Hit } from './contract.ts';
import { hitOfPassage } from './draft.ts';
import type { Sources } from './sources.ts';

/** Items shown after one lead-in; lists of official documents are shorter. */
const MAX_ITEMS = 60;

/** The items under a passage that ends with a colon, in order; none for any other passage. */
export async function itemsAfter(hit: Hit, groups: string[], sources: Sources): Promise<Hit[]> {
  if (!/:\s*$/.test(hit.passage.text)) return [];
  const view = await sources.document(hit.passage.documentId, groups);
  if (!view) return [];
  const root = hit.passage.path.replace(/#.*$/, '');
  const below = view.passages.filter(
    (passage) =>
      passage.ordinal > hit.passage.ordinal &&
      (passage.path.startsWith(`${root}.`) || passage.path.startsWith(`${root}#`)),
  );
  return below.slice(0, MAX_ITEMS).map((passage) => hitOfPassage(passage, view.record));
}
