// The status of documents follows from what they say of each other: derived again when one arrives or goes.
import { audit } from './audit.ts';
import type { Database } from './seam.ts';
import { affectedBy, refreshValidity } from './validity.ts';

/** Derives the status of documents that arrived and of those they act on, and records what changed by it. */
export async function deriveStatus(
  tx: Database,
  arrived: string[],
  before: string[],
  today: string,
): Promise<void> {
  // its own dates first: what it does to others begins with them
  if (arrived.length > 0) await refreshValidity(tx, today, arrived);
  const touched = [...new Set([...before, ...(await affectedBy(tx, arrived))])];
  const changed = await refreshValidity(tx, today, touched);
  for (const { id, from, to } of changed.filter((one) => !arrived.includes(one.id)))
    await audit(tx, 'document.status_derived', { kind: 'document', id }, { from, to });
}
