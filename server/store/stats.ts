// Counts of the knowledge base for the page, limited to what the viewer may read.
import type { Database } from './seam.ts';

export type KnowledgeBaseStats = {
  documents: number;
  passages: number;
  tasks: number;
  /** Agencies that lead or cooperate in at least one readable task. */
  agencies: number;
  /** Legal documents cited. */
  references: number;
  updatedAt: Date | null;
};

/** What is in the knowledge base now. */
export async function knowledgeBaseStats(db: Database, groups: string[]): Promise<KnowledgeBaseStats> {
  const [row] = await db.query<KnowledgeBaseStats>(
    `with readable as (
       select id, updated_at from documents where retired_at is null and audience && $1::text[])
     select (select count(*) from readable) as documents,
       (select count(*) from passages p where p.live and p.audience && $1::text[]) as passages,
       (select count(*) from tasks t join readable r on r.id = t.document_id) as tasks,
       (select count(distinct ta.agency_id) from task_agencies ta join tasks t on t.id = ta.task_id
          join readable r on r.id = t.document_id) as agencies,
       (select count(distinct m.key) from legal_mentions m join readable r on r.id = m.document_id) as "references",
       (select max(updated_at) from readable) as "updatedAt"`,
    [groups],
  );
  return row ?? { documents: 0, passages: 0, tasks: 0, agencies: 0, references: 0, updatedAt: null };
}
