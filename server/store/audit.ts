// The record of every change of state and the key-value settings of the program itself.
import type { Database } from './seam.ts';

export type AuditAction =
  | 'document.created'
  | 'document.updated'
  | 'document.retired'
  | 'records.imported'
  | (string & {});

/** Adds a line to the audit log; call it in the transaction that makes the change. */
export async function audit(
  tx: Database,
  action: AuditAction,
  subject: { kind: string; id: string },
  detail: Record<string, unknown> = {},
): Promise<void> {
  await tx.query(
    'insert into audit_log (action, subject_kind, subject_id, detail) values ($1, $2, $3, $4::jsonb)',
    [action, subject.kind, subject.id, JSON.stringify(detail)],
  );
}

/** A stored setting, null when it was never set. */
export async function getSetting(db: Database, key: string): Promise<unknown> {
  const rows = await db.query<{ value: unknown }>('select value from settings where key = $1', [key]);
  return rows[0]?.value ?? null;
}

/** Stores a setting; writes nothing when it has this value already. */
export async function setSetting(db: Database, key: string, value: unknown): Promise<void> {
  await db.query(
    `insert into settings as s (key, value) values ($1, $2::jsonb)
     on conflict (key) do update set value = excluded.value, updated_at = now()
     where s.value is distinct from excluded.value`,
    [key, JSON.stringify(value)],
  );
}
