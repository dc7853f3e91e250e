// The sources of a question that is put to some documents only: every read is narrowed to them in the store.
import type { Sources } from './sources.ts';

/** Sources that know no other documents than those of `ids`. */
export function withinScope(sources: Sources, ids: string[]): Sources {
  const allowed = new Set(ids);
  const narrow = (documentIds: string[] | undefined) => documentIds?.filter((id) => allowed.has(id)) ?? ids;
  return {
    ...sources,
    search: (query) => sources.search({ ...query, documentIds: narrow(query.documentIds) }),
    tasks: (filter) => sources.tasks({ ...filter, documentIds: narrow(filter.documentIds) }),
    document: async (id, groups) => (allowed.has(id) ? sources.document(id, groups) : null),
    documents: async (groups) =>
      (await sources.documents(groups)).filter((document) => allowed.has(document.id)),
    holders: async (paths, groups) =>
      (await sources.holders(paths, groups)).filter((document) => allowed.has(document.id)),
    references: (groups, documentIds) => sources.references(groups, narrow(documentIds)),
  };
}
