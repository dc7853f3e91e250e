// What the pages on sources and jobs are given, beside what every route has.
import type { Pipeline } from '../../../ingest/pipeline.ts';
import type { Database } from '../../store/database.ts';
import type { RouteContext } from '../context.ts';

export type SourceContext = Pick<RouteContext, 'assets' | 'newId'> & {
  db: Database;
  /** Resolves once the workers have started. */
  pipeline: Promise<Pipeline>;
  tokenNames: string[];
  /** Brings the program's own knowledge base in step once more, one run at a time; null without one. */
  resync: (() => void) | null;
  /** Questions that documents answer, by their ids. */
  questionsAbout: (documentIds: string[]) => Promise<string[]>;
};
