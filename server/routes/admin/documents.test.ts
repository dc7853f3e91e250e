// The administrator's page of a document: corrections and retiring can be undone, erasing wants the words.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileOf, memoryIndex, parts } from '../../../tests/support/documents.ts';
import { manageText } from '../../../views/text/validity.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { getDocument, saveDocument } from '../../store/documents.ts';
import { openLibrary } from '../../store/library.ts';
import { adminDocumentRoutes } from './documents.ts';

const now = new Date('2026-03-01T03:00:00Z');
let db: Database;

beforeEach(async () => {
  db = await openDatabase({ databaseUrl: null, dataDir: null });
  const made = parts('d', ['Nội dung mẫu.']);
  const meta = { ...made.meta, status: 'unknown' as const };
  await saveDocument(db, { ...made, meta, tasks: [] }, fileOf('d', ['Nội dung mẫu.']), memoryIndex());
});
afterEach(() => db.close());

function send(path: string, form?: Record<string, string>): Promise<Response> {
  const assets = { css: '/a.css', scripts: [], icon: '/i.svg' };
  const app = adminDocumentRoutes({
    db,
    assets,
    library: openLibrary(db),
    clock: () => now,
    evalsFolder: '/nowhere',
  });
  const body = form && new URLSearchParams(form);
  return Promise.resolve(app.request(path, body ? { method: 'POST', body } : {}));
}
const correction = (changes: Record<string, string>) => ({
  ...{ number: '', issued_on: '', status: '', valid_from: '', valid_to: '', note: '' },
  ...changes,
});
const status = async () => (await getDocument(db, 'd', ['public']))?.status;

describe('the page of a document', () => {
  test('corrects dates and number, derives the status, and takes it back', async () => {
    const sent = await send(
      '/admin/documents/d/correct',
      correction({ valid_from: '2020-01-01', number: '7/QĐ-UBND' }),
    );
    expect(sent.headers.get('location')).toBe('/admin/documents/d?done=corrected');
    expect(await getDocument(db, 'd', ['public'])).toMatchObject({ status: 'in_force', number: '7/QĐ-UBND' });
    expect(await (await send('/admin/documents/d')).text()).toContain('7/QĐ-UBND');
    await send('/admin/documents/d/correct', correction({ status: 'expired' }));
    expect(await status()).toBe('expired');
    await send('/admin/documents/d/undo', {});
    expect(await status()).toBe('in_force');
    await send('/admin/documents/d/undo', {});
    expect(await getDocument(db, 'd', ['public'])).toMatchObject({
      status: 'unknown',
      number: '155/2020/NĐ-CP',
    });
    const actions = await db.query<{ action: string }>(
      "select action from audit_log where action like 'document.corr%'",
    );
    expect(actions).toHaveLength(4);
  });

  test('refuses dates that cannot be, and says so', async () => {
    const sent = await send(
      '/admin/documents/d/correct',
      correction({ valid_from: '2020-01-01', valid_to: '2019-01-01' }),
    );
    expect(sent.status).toBe(400);
    expect(await sent.text()).toContain(manageText.badDates);
    expect(
      await (await send('/admin/documents/d/correct', correction({ issued_on: 'hôm qua' }))).text(),
    ).toContain(manageText.badInput);
    expect(await status()).toBe('unknown');
  });

  test('retires only when confirmed, and brings back', async () => {
    expect((await send('/admin/documents/d/retire', {})).status).toBe(400);
    expect((await send('/admin/documents/d/retire', { sure: '1' })).status).toBe(303);
    const listed = (statusFilter?: 'withdrawn') =>
      openLibrary(db).list({
        ...{ title: '', limit: 9, offset: 0, groups: ['public'] },
        ...(statusFilter ? { status: statusFilter } : {}),
      });
    expect((await listed()).total).toBe(0);
    expect((await listed('withdrawn')).total).toBe(1);
    await send('/admin/documents/d/restore', {});
    expect((await listed()).total).toBe(1);
  });

  test('erases only when the words are typed', async () => {
    expect((await send('/admin/documents/d/erase', { typed: 'xóa' })).status).toBe(400);
    expect(await getDocument(db, 'd', ['public'])).not.toBeNull();
    const sent = await send('/admin/documents/d/erase', { typed: 'XÓA HẲN' });
    expect(await sent.text()).toContain(manageText.erasedTitle);
    expect((await send('/admin/documents/d')).status).toBe(404);
  });
});
