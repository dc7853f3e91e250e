// What an administrator has decided of the questions without an answer: closed or ignored, kept by question, and undone.
import { audit, getSetting, setSetting } from './audit.ts';
import type { Database } from './seam.ts';

export type GapDecision = 'closed' | 'ignored';
export type GapStates = Map<string, GapDecision>;

const key = 'gaps.decisions';
/** Decisions kept, the latest; a question of long ago is no longer gathered. */
const MAX_KEPT = 5_000;

/** The decisions by the id of the question. */
export async function gapStates(db: Database): Promise<GapStates> {
  return new Map(entriesOf(await getSetting(db, key)));
}

/** Decides for all questions of a gap; null opens it again. */
export async function decideGap(
  db: Database,
  questionIds: string[],
  decision: GapDecision | null,
): Promise<void> {
  await db.transaction(async (tx) => {
    // two administrators at once: the second waits, and keeps what the first decided
    await tx.query('select 1 from settings where key = $1 for update', [key]);
    const ids = new Set(questionIds);
    const others = entriesOf(await getSetting(tx, key)).filter(([id]) => !ids.has(id));
    const own: [string, GapDecision][] = decision === null ? [] : [...ids].map((id) => [id, decision]);
    await setSetting(tx, key, [...others, ...own].slice(-MAX_KEPT));
    await audit(
      tx,
      `gap.${decision ?? 'reopened'}`,
      { kind: 'question', id: questionIds[0] ?? '' },
      { questions: ids.size },
    );
  });
}

function entriesOf(value: unknown): [string, GapDecision][] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (entry): entry is [string, GapDecision] =>
      Array.isArray(entry) &&
      typeof entry[0] === 'string' &&
      (entry[1] === 'closed' || entry[1] === 'ignored'),
  );
}
