// Status and dates follow from clauses, relations, the clock, the manifest and corrections.
import { expect, it } from 'vitest';
import { eachEngine } from '../../tests/support/databases.ts';
import { memoryIndex, parts } from '../../tests/support/documents.ts';
import type { EffectClause } from '../domain-validity.ts';
import type { Database } from './database.ts';
import { retireDocuments, saveDocument } from './documents.ts';
import { refreshValidity } from './validity.ts';
import { unstoredTargets } from './validity-read.ts';

const clause = (kind: EffectClause['kind'], more: Partial<EffectClause> = {}): EffectClause => ({
  kind,
  targetKey: null,
  targetIssuedOn: null,
  targetSection: null,
  on: null,
  path: 'Điều 1',
  span: { start: 0, end: 1 },
  printed: 'Điều 1.',
  ...more,
});

const today = '2024-06-01';
const index = memoryIndex();

async function store(
  db: Database,
  id: string,
  number: string,
  issuedOn: string,
  effects: EffectClause[],
  more: {
    issuer?: string;
    stated?: object;
    status?: 'draft' | 'in_force';
    today?: string;
    digest?: string;
  } = {},
): Promise<void> {
  const made = parts(id, [`Nội dung ${id}`]);
  const meta = {
    ...made.meta,
    number,
    issuedOn,
    issuer: more.issuer ?? made.meta.issuer,
    status: more.status ?? ('unknown' as const),
  };
  await saveDocument(
    db,
    { ...made, meta, effects },
    {
      ...{ id, source: 'files', uri: id, digest: more.digest ?? number, text: `Nội dung ${id}`, pages: [] },
      audience: ['public'],
      today: more.today ?? today,
      stated: more.stated ?? {},
    },
    index,
  );
}

async function statusOf(db: Database, id: string) {
  const [row] = await db.query<{ status: string; valid_from: string | null; valid_to: string | null }>(
    'select status, valid_from, valid_to from documents where id = $1',
    [id],
  );
  return row && [row.status, row.valid_from, row.valid_to];
}

eachEngine('validity', (open) => {
  it('follows from the clauses of the document itself', async () => {
    const db = await open();
    await store(db, 'a', '01/2024/QĐ-UBND', '2024-01-02', [clause('effective', { on: '2024-01-15' })]);
    await store(db, 'b', '02/2024/QĐ-UBND', '2024-05-20', [clause('effective', { on: '2024-07-01' })]);
    await store(db, 'c', '03/2024/QĐ-UBND', '2024-01-02', [
      clause('effective', { on: '2024-01-15' }),
      clause('expires', { on: '2024-03-01' }),
    ]);
    await store(db, 'd', '04/2024/QĐ-UBND', '2024-01-02', []);
    expect(await statusOf(db, 'a')).toEqual(['in_force', '2024-01-15', null]);
    expect(await statusOf(db, 'b')).toEqual(['not_yet_in_force', '2024-07-01', null]);
    expect(await statusOf(db, 'c')).toEqual(['expired', '2024-01-15', '2024-03-01']);
    expect(await statusOf(db, 'd')).toEqual(['unknown', null, null]);
    expect(await refreshValidity(db, '2024-07-01', null)).toEqual([
      { id: 'b', from: 'not_yet_in_force', to: 'in_force' },
    ]);
    expect(await refreshValidity(db, '2024-07-01', null)).toEqual([]);
  });

  it('follows from documents that arrive before or after, and ends when they leave', async () => {
    const db = await open();
    const replaces = clause('replaces', { targetKey: '08/2019/QĐ-UBND' });
    const fromMay = clause('effective', { on: '2024-05-20' });
    await store(db, 'new', '44/2024/QĐ-UBND', '2024-05-10', [fromMay, replaces]);
    await store(db, 'old', '08/2019/QĐ-UBND', '2019-04-02', [clause('effective', { on: '2019-04-12' })]);
    expect(await statusOf(db, 'old')).toEqual(['expired', '2019-04-12', '2024-05-20']);
    await retireDocuments(db, ['new'], index, new Date('2024-06-01T05:00:00Z'));
    expect(await statusOf(db, 'old')).toEqual(['in_force', '2019-04-12', null]);
    await store(db, 'new', '44/2024/QĐ-UBND', '2024-05-10', [fromMay, replaces], { digest: 'again' });
    expect(await statusOf(db, 'old')).toEqual(['expired', '2019-04-12', '2024-05-20']);
    await store(db, 'new', '44/2024/QĐ-UBND', '2024-05-10', [fromMay], { digest: 'without the clause' });
    expect(await statusOf(db, 'old')).toEqual(['in_force', '2019-04-12', null]);
    const noted = await db.query<{ detail: { to: string } }>(
      "select detail from audit_log where action = 'document.status_derived' order by id",
    );
    expect(noted.map((row) => row.detail.to)).toEqual(['in_force', 'expired', 'in_force']);
  });

  it('is partial after an amendment, and untouched by a draft or by another province', async () => {
    const db = await open();
    const force = clause('effective', { on: '2019-04-12' });
    await store(db, 'old', '08/2019/QĐ-UBND', '2019-04-02', [force]);
    await store(
      db,
      'draft',
      '50/2024/QĐ-UBND',
      '2024-05-10',
      [clause('replaces', { targetKey: '08/2019/QĐ-UBND' })],
      {
        status: 'draft',
      },
    );
    await store(
      db,
      'other',
      '51/2024/QĐ-UBND',
      '2024-05-10',
      [clause('replaces', { targetKey: '08/2019/QĐ-UBND' })],
      {
        issuer: 'Ủy ban nhân dân tỉnh Khác',
      },
    );
    expect(await statusOf(db, 'old')).toEqual(['in_force', '2019-04-12', null]);
    await store(db, 'amending', '45/2024/QĐ-UBND', '2024-05-10', [
      clause('effective', { on: '2024-05-20' }),
      clause('amends', { targetKey: '08/2019/QĐ-UBND', targetSection: 'Điều 4.2' }),
    ]);
    expect(await statusOf(db, 'old')).toEqual(['partly_expired', '2019-04-12', null]);
  });

  it('needs the day where a short number occurs more than once', async () => {
    const db = await open();
    const force = clause('effective', { on: '2020-01-01' });
    await store(db, 'x19', '15/QĐ-UBND', '2019-02-01', [force]);
    await store(db, 'x20', '15/QĐ-UBND', '2020-02-01', [force]);
    await store(db, 'n1', '60/QĐ-UBND', '2024-01-01', [
      clause('abolishes', { targetKey: '15/QĐ-UBND', on: '2024-01-01' }),
    ]);
    expect(await statusOf(db, 'x19')).toEqual(['in_force', '2020-01-01', null]);
    await store(db, 'n2', '61/QĐ-UBND', '2024-01-01', [
      clause('abolishes', { targetKey: '15/QĐ-UBND', targetIssuedOn: '2019-02-01', on: '2024-01-01' }),
    ]);
    expect(await statusOf(db, 'x19')).toEqual(['expired', '2020-01-01', '2024-01-01']);
    expect(await statusOf(db, 'x20')).toEqual(['in_force', '2020-01-01', null]);
  });

  it('names by number alone what a document replaces and the knowledge base does not have', async () => {
    const db = await open();
    await store(db, 'old', '08/2019/QĐ-UBND', '2019-04-02', []);
    await store(db, 'new', '44/2024/QĐ-UBND', '2024-05-10', [
      clause('replaces', { targetKey: '08/2019/QĐ-UBND' }),
      clause('amends', { targetKey: '33/2016/QĐ-UBND', targetSection: 'Điều 4' }),
    ]);
    expect(await unstoredTargets(db, 'new', ['public'])).toEqual([
      { kind: 'amends', number: '33/2016/QĐ-UBND', section: 'Điều 4' },
    ]);
    expect(await unstoredTargets(db, 'new', ['khac'])).toEqual([]);
  });

  it('gives way to what the manifest states', async () => {
    const db = await open();
    const expired = [clause('effective', { on: '2020-01-01' }), clause('expires', { on: '2021-01-01' })];
    await store(db, 'a', '01/2020/QĐ-UBND', '2020-01-01', expired, { stated: { validTo: '2030-01-01' } });
    await store(db, 'b', '02/2020/QĐ-UBND', '2020-01-01', expired, { status: 'in_force' });
    expect(await statusOf(db, 'a')).toEqual(['in_force', '2020-01-01', '2030-01-01']);
    expect((await statusOf(db, 'b'))?.[0]).toBe('in_force');
  });
});
