// The sources of one question, each document and list read once however many steps ask for it.
import type { Sources } from './sources.ts';

/** Wraps sources for the length of one question; nothing is kept beyond it, so nothing can be stale or leak. */
export function remembering(sources: Sources): Sources {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const running = known.get(key) ?? read();
    known.set(key, running);
    return running as Promise<T>;
  };
  return {
    ...sources,
    register: () => once('register', () => sources.register()),
    documents: (groups) => once(`documents ${groups.join()}`, () => sources.documents(groups)),
    document: (id, groups) => once(`document ${id} ${groups.join()}`, () => sources.document(id, groups)),
  };
}
