// Deleted conversations are erased by the clock, not by the next deletion.
import { describe, expect, it, vi } from 'vitest';
import { KEPT_AFTER_DELETION_MS, startHousekeeping } from './housekeeping.ts';
import { openDatabase } from './store/database.ts';

const now = new Date('2026-11-24T08:00:00Z');

describe('housekeeping', () => {
  it('erases conversations deleted more than a day ago and keeps the others', async () => {
    const db = await openDatabase({ databaseUrl: null, dataDir: null });
    const overdue = new Date(now.getTime() - KEPT_AFTER_DELETION_MS - 1).toISOString();
    await db.query(
      `insert into conversations (id, visitor_id, title, created_at, updated_at, deleted_at)
       values ('old', 'v', 'cũ', $1, $1, $1), ('kept', 'v', 'mới', $2, $2, $2), ('live', 'v', 'đang dùng', $1, $1, null)`,
      [overdue, now.toISOString()],
    );
    const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const stop = startHousekeeping(db, () => now, log);
    await vi.waitFor(async () => {
      const rows = await db.query<{ id: string }>('select id from conversations order by id');
      expect(rows.map((row) => row.id)).toEqual(['kept', 'live']);
    });
    stop();
    expect(log.error).not.toHaveBeenCalled();
    await db.close();
  });
});
